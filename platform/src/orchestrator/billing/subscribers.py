"""What billing hears of organisations."""

from orchestrator.billing.operations import begin_to_end, tell_provider
from orchestrator.events.event import subscribe
from orchestrator.kit.time import now
from orchestrator.organisations.events import OrganisationChanged, OrganisationDeletionRequested

SHOWN_ON_INVOICES = {"name", "billing_email"}


@subscribe(OrganisationDeletionRequested, name="billing.end_of_organisation")
def end_of_organisation(event: OrganisationDeletionRequested) -> None:
    """Nobody is charged for what they want gone."""
    if event.organisation_id is not None:
        begin_to_end(organisation_id=event.organisation_id, at=now())


@subscribe(OrganisationChanged, name="billing.customer")
def customer(event: OrganisationChanged) -> None:
    """What stands on an invoice is what the organisation is called now."""
    if event.organisation_id is not None and SHOWN_ON_INVOICES.intersection(event.fields):
        tell_provider(organisation_id=event.organisation_id, at=now())
