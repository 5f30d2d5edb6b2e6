"""The one source of time. Test clocks of customers will be asked here too."""

import time

from orchestrator_sandbox.core.database import Database


class Clock:
    """Real time, moved forward by what ``/_sandbox/clock`` was told."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @property
    def offset(self) -> int:
        """Seconds by which the sandbox is ahead of the machine."""
        return int(self.database.setting("clock.offset") or 0)

    def now(self) -> int:
        """Now, in whole seconds since 1970, as Stripe counts."""
        return int(time.time()) + self.offset

    def move(self, seconds: int) -> None:
        """Go forward by *seconds*."""
        self.database.set("clock.offset", str(self.offset + seconds))
