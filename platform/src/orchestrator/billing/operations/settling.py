"""The payer is back from the page: what became of it?"""

from enum import StrEnum
from uuid import UUID

from orchestrator.billing.models import Checkout
from orchestrator.billing.operations.sessions import is_settled, look_at_session
from orchestrator.billing.operations.syncing import sync_customer
from orchestrator.kit.errors import NotFound
from orchestrator.tenancy.acting import acting_for


class Settlement(StrEnum):
    """Whether what was paid has its effect."""

    PROCESSING = "processing"
    SETTLED = "settled"
    EXPIRED = "expired"


def settle(*, organisation_id: UUID, session_id: str) -> Settlement:
    """Ask the provider, and do what a notice would lead to. Safe to repeat, before, beside and after the notices.

    Takes no transaction of the caller's.

    Raises:
        NotFound: the organisation has no such page.
        ProviderUnavailable, ProviderRefused
    """
    if (standing := _standing(organisation_id, session_id)) is not Settlement.PROCESSING:
        return standing
    seen = look_at_session(session_id=session_id)
    if seen.status == "complete":
        sync_customer(customer_id=seen.customer_id)
    return _standing(organisation_id, session_id)


def _standing(organisation_id: UUID, session_id: str) -> Settlement:
    with acting_for(organisation_id):
        checkout = Checkout.objects.filter(session_id=session_id).first()
        if checkout is None:
            raise NotFound("There is no such checkout.")
        if checkout.state == Checkout.State.EXPIRED:
            return Settlement.EXPIRED
        return Settlement.SETTLED if is_settled(checkout) else Settlement.PROCESSING
