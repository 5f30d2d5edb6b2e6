"""Reading invitations."""

from uuid import UUID

from django.db.models import Q, QuerySet

from orchestrator.kit.errors import NotFound
from orchestrator.organisations.invitation_links import digest_of
from orchestrator.organisations.models import Invitation
from orchestrator.tenancy.acting import across_organisations


class NoInvitation(NotFound):
    """The link leads nowhere: mistyped, or replaced by a newer one."""

    code = "invitation_not_found"

    def __init__(self) -> None:
        super().__init__(
            "This link does not lead to an invitation. If you were sent a newer one, use the newest message."
        )


def open_invitations_of(*, organisation_id: UUID) -> QuerySet[Invitation]:
    """Those that are neither accepted nor revoked, expired ones too, with who sent them."""
    found = Invitation.objects.filter(organisation_id=organisation_id, accepted_at=None, revoked_at=None)
    return found.select_related("invited_by")


def found_invitation(token: str) -> Invitation:
    """The invitation whose link carries *token*, with its organisation, whosever it is and whatever became of it.

    Raises:
        NoInvitation
    """
    with across_organisations(reason="an invitation is found by its link"):
        invitations = Invitation.objects.select_related("organisation", "invited_by")
        found = invitations.filter(digest=digest_of(token)).first()
    if found is None or found.organisation.is_being_deleted:
        raise NoInvitation
    return found


def claimed_invitations_for(*, addresses: list[str]) -> list[Invitation]:
    """The open invitations of *addresses* with whose link somebody began to sign up, the oldest first."""
    with across_organisations(reason="an invitation that was claimed by its link"):
        found = Invitation.objects.filter(
            email__in=[address.lower() for address in addresses],
            claimed_at__isnull=False,
            accepted_at=None,
            revoked_at=None,
        )
        return list(found.order_by("pk"))


def comes_by_invitation(*, person_id: UUID, addresses: list[str]) -> bool:
    """Whether the person began to sign up with the link of an invitation, accepted meanwhile or not."""
    with across_organisations(reason="an invitation that was claimed by its link"):
        claimed = Invitation.objects.filter(claimed_at__isnull=False, revoked_at=None)
        theirs = Q(accepted_by_id=person_id) | Q(email__in=[address.lower() for address in addresses], accepted_at=None)
        return claimed.filter(theirs).exists()
