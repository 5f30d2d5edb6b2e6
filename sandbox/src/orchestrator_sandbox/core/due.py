"""What happens by itself when its time has come."""

from collections.abc import Callable

from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.core.world import Work, World

type Action = Callable[[Work, Json], None]

_actions: dict[str, Action] = {}


def due(name: str) -> Callable[[Action], Action]:
    """Mark the function that does the action *name* to an object."""

    def keep(function: Action) -> Action:
        _actions[name] = function
        return function

    return keep


def run_due(world: World, base_url: str) -> int:
    """Do everything whose time has come, in order; returns how much that was."""
    done = 0
    while True:
        row = world.database.row(
            "SELECT object, action FROM due WHERE at <= ? ORDER BY at, object LIMIT 1", world.clock.now()
        )
        if row is None:
            return done
        with world.database.transaction():
            work = Work(world=world, base_url=base_url)
            work.never(row["object"], row["action"])
            body = world.objects.find(row["object"])
            if body is not None and not body.get("deleted"):
                _actions[row["action"]](work, body)
        done += 1
