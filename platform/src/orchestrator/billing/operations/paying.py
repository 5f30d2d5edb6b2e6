"""Who an organisation is to the provider, and telling it when that changes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from orchestrator.billing.models import Customer, Operation
from orchestrator.billing.operations.locking import lock_organisation
from orchestrator.billing.operations.owing import command
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.organisations.models import Organisation
from orchestrator.organisations.queries import people_with_role
from orchestrator.organisations.roles import PAYERS
from orchestrator.tenancy.acting import acting_for


@dataclass(frozen=True)
class Payer:
    """The name and the address that stand on an invoice."""

    name: str
    email: str


def payer_of(organisation: Organisation) -> Payer:
    """The billing contact; without one, the member who has paid for the longest. The caller acts for it."""
    email = organisation.billing_email
    if not email:
        first = people_with_role(organisation_id=organisation.pk, roles=PAYERS).first()
        email = first.person.email if first else ""
    return Payer(organisation.name, email)


def tell_provider(*, organisation_id: UUID, at: datetime) -> None:
    """Owe the provider the organisation's name and billing contact, if it knows the organisation. Safe to repeat.

    Raises:
        NotPossibleNow: the same is being said at this very moment, perhaps with the old words. Try again.
    """
    with acting_for(organisation_id):
        lock_organisation(organisation_id)
        customer = Customer.objects.filter(organisation_id=organisation_id).exclude(stripe_customer_id=None).first()
        if customer is None or customer.stripe_customer_id is None:
            return
        kind, subject = Operation.Kind.UPDATE_CUSTOMER, customer.stripe_customer_id
        unfinished = Operation.objects.filter(kind=kind, subject=subject, state__in=Operation.UNFINISHED).first()
        if unfinished is None:
            command(organisation_id=organisation_id, kind=kind, subject=subject, at=at)
        elif unfinished.state == Operation.State.SENT:
            raise NotPossibleNow("The provider is being told already.")
