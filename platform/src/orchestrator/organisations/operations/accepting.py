"""Joining an organisation that one was invited to."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from orchestrator.accounts.queries import verified_addresses
from orchestrator.events.operations import publish
from orchestrator.kit.errors import DomainError, NotPossibleNow
from orchestrator.organisations.events import InvitationAccepted
from orchestrator.organisations.models import Invitation, Membership, Organisation
from orchestrator.organisations.operations.locking import lock_organisation
from orchestrator.organisations.operations.seating import require_seat
from orchestrator.organisations.queries.invitations import NoInvitation, claimed_invitations_for, found_invitation
from orchestrator.organisations.roles import Permission, is_above, may
from orchestrator.tenancy.acting import acting_for


class InvitationOver(NotPossibleNow):
    """It was used, taken back, or its time has passed; ``code`` says which."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class ForAnotherAddress(DomainError):
    """Whoever is signed in has not shown that the invited address is theirs."""

    code = "invitation_for_another_address"
    status = 403


OVER = {
    "accepted": ("invitation_used", "This invitation has been accepted already. A link works once."),
    "revoked": ("invitation_revoked", "This invitation was taken back."),
    "expired": ("invitation_expired", "This invitation has expired."),
}
UNBACKED = (
    "invitation_unbacked",
    "Whoever sent this invitation may no longer invite people in this role. Ask for a new one.",
)


def accept_invitation(*, token: str, person_id: UUID, at: datetime) -> Membership:
    """Give the person the place that they were invited to. Safe to repeat by them; a link works for nobody else.

    All is asked again while the organisation is held: whether the invitation is open, whether the inviter may still
    invite in that role, and whether a seat is free.

    Raises:
        NoInvitation
        InvitationOver
        ForAnotherAddress: none of the person's verified addresses is the invited one.
        NoSeatLeft
    """
    return _accept(found_invitation(token), person_id=person_id, at=at)


def claim_invitation(*, token: str, at: datetime) -> Invitation:
    """Note that whoever holds the link begins to sign up with it: once its address is verified, it is accepted.

    An invitation alone lets nobody in, however their address matches: they have opened its link, and then shown that
    the mailbox is theirs.

    Raises:
        NoInvitation
        InvitationOver
    """
    found = found_invitation(token)
    with acting_for(found.organisation_id):
        invitation = _held(found)
        _require_open(invitation, at=at)
        invitation.claimed_at = invitation.claimed_at or at
        invitation.save(update_fields=["claimed_at"])
    return found


def accept_claimed(*, person_id: UUID, at: datetime) -> list[Membership]:
    """Accept what the person began to sign up with. What can no longer be accepted is left. Safe to repeat."""
    joined = []
    for invitation in claimed_invitations_for(addresses=verified_addresses(person_id=person_id)):
        try:
            joined.append(_accept(invitation, person_id=person_id, at=at))
        except DomainError:
            continue  # the invitation's own page says why
    return joined


@transaction.atomic
def _accept(found: Invitation, *, person_id: UUID, at: datetime) -> Membership:
    addresses = verified_addresses(person_id=person_id)
    with acting_for(found.organisation_id):
        organisation = lock_organisation(found.organisation_id)
        invitation = _held(found)
        if organisation.is_being_deleted:
            raise NoInvitation
        place = Membership.objects.filter(organisation=organisation, person_id=person_id).first()
        if place is not None:
            place.organisation = organisation
        if place is not None and invitation.accepted_by_id == person_id:
            return place
        _require_open(invitation, at=at)
        if invitation.email not in {address.lower() for address in addresses}:
            raise ForAnotherAddress(_both(invitation.email, addresses), invited=invitation.email)
        invitation.accepted_at, invitation.accepted_by_id = at, person_id
        if place is None:
            place = _join(invitation, organisation, person_id=person_id, at=at)
        invitation.save(update_fields=["accepted_at", "accepted_by"])
        return place


def _held(found: Invitation) -> Invitation:
    """Raises:
    NoInvitation: it was sent anew meanwhile, so this link leads nowhere.
    """
    held = Invitation.objects.select_for_update(of=("self",)).filter(pk=found.pk, digest=found.digest).first()
    if held is None:
        raise NoInvitation
    return held


def _join(invitation: Invitation, organisation: Organisation, *, person_id: UUID, at: datetime) -> Membership:
    _require_backed(invitation)
    require_seat(organisation_id=invitation.organisation_id, role=invitation.role, at=at, beside_invitations=False)
    assert invitation.invited_by_id is not None  # somebody backs it
    place = Membership.objects.create(
        organisation=organisation, person_id=person_id, role=invitation.role, joined_at=at
    )
    publish(
        InvitationAccepted(
            organisation_id=invitation.organisation_id,
            actor_id=person_id,
            invitation_id=invitation.pk,
            inviter_id=invitation.invited_by_id,
            role=invitation.role,
        )
    )
    return place


def _require_open(invitation: Invitation, *, at: datetime) -> None:
    if over := OVER.get(invitation.state(at=at)):
        raise InvitationOver(*over)


def _require_backed(invitation: Invitation) -> None:
    """Whoever has sent it must still be allowed to: they may have been removed or demoted meanwhile."""
    inviter = Membership.objects.filter(
        organisation_id=invitation.organisation_id,
        person_id=invitation.invited_by_id,
        status=Membership.Status.ACTIVE,
        person__is_active=True,
    ).first()
    if inviter is None or not may(inviter.role, Permission.INVITE) or is_above(invitation.role, inviter.role):
        raise InvitationOver(*UNBACKED)


def _both(invited: str, own: list[str]) -> str:
    mine = ", ".join(own) if own else "an address that is not verified yet"
    return f"This invitation is for {invited}, and you are signed in with {mine}."
