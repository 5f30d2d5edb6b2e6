"""How unreliable delivery is, for all endpoints or for one."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from orchestrator_sandbox.core.database import Database

EVERYWHERE = "*"


@dataclass(frozen=True, kw_only=True)
class Chaos:
    """Probabilities from 0 to 1, times in seconds.

    *duplicate*: an event comes twice. *shuffle*: events arrive in any order within that time. *drop*: an
    event never comes. *delay*: each comes later by that. *hold*: nothing is sent until released.
    *bad_signature*: an attempt is signed with another secret, so it is refused and tried again.
    """

    duplicate: float = 0.3
    shuffle: float = 0.25
    drop: float = 0.0
    delay: float = 0.0
    hold: bool = False
    bad_signature: float = 0.0

    def __post_init__(self) -> None:
        for name in ("duplicate", "drop", "bad_signature"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} is a probability from 0 to 1.")
        for name in ("shuffle", "delay"):
            if not 0 <= getattr(self, name) <= 3600:
                raise ValueError(f"{name} is a time from 0 to 3600 seconds.")


class ChaosBook:
    """The settings of each endpoint; one that has none follows the settings for all."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def of(self, endpoint: str) -> Chaos:
        """The settings that hold for *endpoint*."""
        own = self._stored(endpoint)
        common = self._stored(EVERYWHERE)
        return Chaos(**((common or {}) | (own or {})))

    def change(self, endpoint: str | None, **values: Any) -> Chaos:
        """Change some settings of one endpoint, or (None) of all.

        Raises:
            ValueError: a name or a value that is none.
        """
        name = endpoint or EVERYWHERE
        unknown = values.keys() - asdict(Chaos()).keys()
        if unknown:
            raise ValueError(f"There is no chaos setting called {', '.join(sorted(unknown))}.")
        stored = (self._stored(name) or {}) | values
        replace(Chaos(), **stored)
        self.database.run("INSERT OR REPLACE INTO chaos (endpoint, settings) VALUES (?, ?)", name, json.dumps(stored))
        if endpoint is None and "hold" in values:
            self._forget_own("hold")
        return self.of(name)

    def all(self, endpoints: list[str]) -> dict[str, dict[str, object]]:
        """The settings that hold everywhere (``*``) and for each of *endpoints*."""
        return {name: asdict(self.of(name)) for name in [EVERYWHERE, *endpoints]}

    def _forget_own(self, setting: str) -> None:
        """What is said to all is also said to each."""
        for row in self.database.rows("SELECT endpoint, settings FROM chaos WHERE endpoint != ?", EVERYWHERE):
            kept = {name: value for name, value in json.loads(row["settings"]).items() if name != setting}
            self.database.run("UPDATE chaos SET settings = ? WHERE endpoint = ?", json.dumps(kept), row["endpoint"])

    def _stored(self, endpoint: str) -> dict[str, Any] | None:
        row = self.database.row("SELECT settings FROM chaos WHERE endpoint = ?", endpoint)
        return None if row is None else json.loads(row["settings"])
