"""Everything that the sandbox knows, and one unit of work on it."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from orchestrator_sandbox.contract import Contract
from orchestrator_sandbox.core.clock import Clock
from orchestrator_sandbox.core.database import Database
from orchestrator_sandbox.core.errors import Nonconforming, missing
from orchestrator_sandbox.core.ids import Ids
from orchestrator_sandbox.core.kinds import KINDS
from orchestrator_sandbox.core.objects import Objects
from orchestrator_sandbox.core.present import present
from orchestrator_sandbox.core.types import Json


@dataclass
class World:
    """The state of one sandbox. ``on_event`` hears of each event in the transaction that made it."""

    contract: Contract
    database: Database
    clock: Clock
    ids: Ids
    objects: Objects
    on_event: Callable[[Json], int]
    skeletons: dict[str, Json] = field(default_factory=dict)

    def skeleton(self, kind: str) -> Json:
        """A fresh object of that kind with nothing in it but what its type requires."""
        if kind not in self.skeletons:
            made = self.contract.skeleton(KINDS[kind].schema)
            for name in KINDS[kind].on_request:
                made.pop(name, None)
            self.skeletons[kind] = made
        return deepcopy(self.skeletons[kind])


@dataclass(kw_only=True)
class Work:
    """One change to the world: who asked, and the verbs to make it with.

    Runs inside one database transaction; everything it did is kept, or nothing.
    """

    world: World
    base_url: str
    request_id: str | None = None
    idempotency_key: str | None = None

    @property
    def now(self) -> int:
        """Seconds since 1970 on the sandbox's clock."""
        return self.world.clock.now()

    @property
    def objects(self) -> Objects:
        """The rows."""
        return self.world.objects

    def new_id(self, kind: str) -> str:
        """An id for an object that is about to be made."""
        return self.world.ids.new(KINDS[kind].prefix, KINDS[kind].id_length)

    def create(self, kind: str, *, private: Json | None = None, **values: Any) -> Json:
        """Make and keep an object; what is not given stays as in the skeleton."""
        body = self.world.skeleton(kind)
        given = {"id": self.new_id(kind), "created": self.now} if "id" not in values else {"created": self.now}
        body |= {name: value for name, value in given.items() if name in body} | values
        self.objects.add(body, private)
        return body

    def change(self, body: Json, event: str | None = None, **values: Any) -> Json:
        """Set *values*, keep, and tell *event* with what they were before, if anything changed."""
        before = {name: body.get(name) for name, value in values.items() if body.get(name) != value}
        body |= values
        if before:
            self.objects.save(body)
            if event is not None:
                self.emit(event, body, previous=_changed(before, body))
        return body

    def need(self, kind: str, id: str, *, param: str, status: int = 400) -> Json:
        """The object, which must exist.

        Raises:
            Refusal: it does not, or was deleted.
        """
        body = self.objects.find(id)
        if body is None or body["object"] != kind or body.get("deleted"):
            raise missing(kind, id, param=param, status=status)
        return body

    def emit(self, type: str, body: Json, *, previous: Json | None = None) -> Json:
        """Record an event and what is owed to webhook endpoints.

        Raises:
            Nonconforming: Stripe has no such event, or the object is not as Stripe's type says.
        """
        data = {"object": present(self.objects, body)}
        schema = KINDS[body["object"]].schema
        if problems := self.world.contract.check({"$ref": schema}, data["object"]):
            raise Nonconforming(f"{type}: {problems[:3]}")
        if previous is not None:
            data["previous_attributes"] = previous
        event = self.create(
            "event",
            type=type,
            api_version=self.world.contract.api_version,
            data=data,
            request={"id": self.request_id, "idempotency_key": self.idempotency_key},
        )
        if problems := self.world.contract.check({"$ref": KINDS["event"].schema}, event):
            raise Nonconforming(f"{type}: {problems[:3]}")
        event["pending_webhooks"] = self.world.on_event(event)
        self.objects.save(event)
        return event

    def later(self, object_id: str, action: str, at: int) -> None:
        """Do *action* to the object when the clock reaches *at*; a second call moves it."""
        self.world.database.run(
            "INSERT OR REPLACE INTO due (object, action, at) VALUES (?, ?, ?)", object_id, action, at
        )

    def never(self, object_id: str, action: str) -> None:
        """Forget what was to be done later."""
        self.world.database.run("DELETE FROM due WHERE object = ? AND action = ?", object_id, action)


def _changed(before: Json, after: Json) -> Json:
    """``previous_attributes``: of metadata only the keys that changed."""
    if isinstance(old := before.get("metadata"), dict):
        new = after["metadata"]
        keys = [key for key in {*old, *new} if old.get(key) != new.get(key)]
        before["metadata"] = {key: old.get(key) for key in keys}
    return before
