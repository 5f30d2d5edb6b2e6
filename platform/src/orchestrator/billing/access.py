"""Until when a subscription gives access: a decision of ours, taken from the mirror and the clock."""

from dataclasses import dataclass
from datetime import datetime

from orchestrator.billing.models import Status, Subscription
from orchestrator.billing.policy import PAST_DUE_GRACE, RENEWAL_SLACK


@dataclass(frozen=True)
class Access:
    """From *start* to *end*, both UTC."""

    start: datetime
    end: datetime


def access_given_by(subscription: Subscription) -> Access | None:
    """None when it gives none: never for a first payment that is still missing, nor after the end.

    The end is always set, so that a notice that never comes cannot give access for ever.
    """
    start, end = subscription.period_start, subscription.period_end
    if start is None or end is None or not subscription.plan or subscription.surplus:
        return None
    match Status(subscription.status):
        case Status.ACTIVE | Status.TRIALING:
            last = subscription.cancel_at or (end if subscription.cancel_at_period_end else end + RENEWAL_SLACK)
        case Status.PAST_DUE:
            last = (subscription.past_due_since or start) + PAST_DUE_GRACE
        case Status.INCOMPLETE | Status.INCOMPLETE_EXPIRED | Status.UNPAID | Status.PAUSED | Status.CANCELED:
            return None
    return Access(start, last) if last > start else None
