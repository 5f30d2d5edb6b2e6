"""What is told of plans and payments."""

from orchestrator.billing.events import SubscriptionActivated
from orchestrator.events.event import subscribe
from orchestrator.notifications import operations


@subscribe(SubscriptionActivated, name="notifications.plan_started")
def plan_started(event: SubscriptionActivated) -> None:
    """Those who pay are told what they pay for."""
    if event.organisation_id is not None:
        operations.tell_plan_started(
            organisation_id=event.organisation_id,
            subscription_id=event.subscription_id,
            plan=event.plan,
            interval=event.interval,
            period_end=event.period_end,
        )
