"""What happens to entitlements."""

from dataclasses import dataclass
from datetime import datetime

from orchestrator.events.event import Event


@dataclass(frozen=True, kw_only=True)
class TrialStarted(Event):
    """An organisation may use *plan* (a code) for nothing until *ends_at* (UTC)."""

    name = "entitlements.trial_started"

    plan: str
    ends_at: datetime
