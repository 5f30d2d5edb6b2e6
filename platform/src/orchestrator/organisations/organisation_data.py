"""What of an organisation itself goes with it, and what stays."""

from orchestrator.organisations.models import (
    Deletion,
    Invitation,
    Membership,
    Organisation,
    OwnershipOffer,
    TakenSlug,
)

ERASED = (Invitation, OwnershipOffer, Membership)
KEPT = {
    Organisation: "without its name: invoices and facts refer to it",
    TakenSlug: "its address is released in time; then the next owner's takes its place",
    Deletion: "who asked for it, and when",
}
