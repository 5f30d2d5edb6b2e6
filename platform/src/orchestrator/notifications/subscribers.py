"""What is heard, and what is then told."""

from orchestrator.accounts.events import PersonVerified
from orchestrator.api_keys.events import KeyCreated
from orchestrator.billing.events import SubscriptionActivated
from orchestrator.events.event import subscribe
from orchestrator.notifications import operations


@subscribe(PersonVerified, name="notifications.welcome")
def welcome(event: PersonVerified) -> None:
    """A person who has shown that the address is theirs is welcomed there."""
    if event.actor_id is not None:
        operations.welcome(person_id=event.actor_id)


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


@subscribe(KeyCreated, name="notifications.key_created")
def key_created(event: KeyCreated) -> None:
    """A new way into an organisation is told to its owners."""
    if event.organisation_id is not None:
        operations.tell_key_created(organisation_id=event.organisation_id, key_id=event.key_id)
