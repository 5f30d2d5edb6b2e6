"""How long a session lasts."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Lifetime:
    """At most *longest* from signing in; earlier if nobody uses it for *idle*."""

    longest: timedelta
    idle: timedelta | None = None


USUAL = Lifetime(longest=timedelta(hours=24))
REMEMBERED = Lifetime(longest=timedelta(days=90), idle=timedelta(days=30))
APP = REMEMBERED
