"""Asking people to join, asking again, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from orchestrator.events.models import Fact
from orchestrator.events.operations import publish
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import Invalid, NotFound, NotPossibleNow
from orchestrator.mail.operations import queue_mail
from orchestrator.organisations.addresses import Entry, entries_of
from orchestrator.organisations.events import InvitationRevoked, InvitationSent
from orchestrator.organisations.invitation_links import digest_of, link_of, new_token
from orchestrator.organisations.models import Invitation, Membership, Organisation
from orchestrator.organisations.operations.authority import require_authority, require_not_above
from orchestrator.organisations.operations.locking import lock_organisation
from orchestrator.organisations.outcomes import OUTCOMES
from orchestrator.organisations.queries.seats import SEATED, seats_of
from orchestrator.organisations.roles import Permission, Role, is_above
from orchestrator.tenancy.acting import across_organisations

MOST_AT_ONCE = 100
AGAIN_AFTER = timedelta(minutes=1)
"""How long one address is left alone."""


class TooMany(Invalid):
    """The list has more addresses than one call takes."""

    code = "too_many_addresses"


class NotSent(NotPossibleNow):
    """The one invitation that was asked for was not sent; ``code`` says why."""

    def __init__(self, outcome: str) -> None:
        super().__init__(OUTCOMES[outcome])
        self.code = outcome


@dataclass(frozen=True)
class Answer:
    """What became of one entry: ``outcome`` is one of ``OUTCOMES``."""

    text: str
    email: str | None
    outcome: str
    invitation: Invitation | None = None

    @property
    def sentence(self) -> str:
        return OUTCOMES[self.outcome]


@dataclass
class _Sending:
    """What the entries of one call share, while the organisation is held."""

    organisation: Organisation
    inviter: Membership
    at: datetime
    seats_left: int | None
    messages_left: int

    def send(self, invitation: Invitation) -> None:
        """Save it with a new link, and owe the message that carries the link."""
        token = new_token()
        invitation.digest, invitation.sent_at = digest_of(token), self.at
        invitation.expires_at = self.at + timedelta(days=conf().invitation_days)
        invitation.invited_by_id, invitation.claimed_at = self.inviter.person_id, None
        invitation.save()
        self.messages_left -= 1
        queue_mail(
            template="invitation",
            to=invitation.email,
            secret=True,
            context={
                "organisation": self.organisation.name,
                "inviter": self.inviter.person.shown_name,
                "role": Role(invitation.role).label.lower(),
                "address": link_of(token),
                "email": invitation.email,
                "days": conf().invitation_days,
            },
        )
        publish(
            InvitationSent(
                organisation_id=self.organisation.pk,
                actor_id=self.inviter.person_id,
                invitation_id=invitation.pk,
                role=invitation.role,
            )
        )

    def take_seat(self, *, role: str, known: Invitation | None) -> bool:
        """Hold a seat for *role*; False when none is left. An open invitation may hold one already."""
        held = known is not None and not known.has_expired(at=self.at) and known.role in SEATED
        if role not in SEATED or held or self.seats_left is None:
            return True
        self.seats_left -= 1
        return self.seats_left >= 0


@transaction.atomic
def invite_people(
    *, organisation_id: UUID, actor_id: UUID | None, pasted: str, role: Role, at: datetime
) -> list[Answer]:
    """Ask each address in *pasted* to join as *role*, and say of each what became of it.

    Safe to repeat: who is a member or was asked already stays so. The answers say nothing about accounts elsewhere.

    Raises:
        NotAllowed, RoleAboveOwn
        TooMany: more than a hundred addresses.
    """
    entries = entries_of(pasted)
    if len(entries) > MOST_AT_ONCE:
        raise TooMany(f"These are {len(entries)} addresses; at most {MOST_AT_ONCE} are invited at once.")
    sending = _sending(organisation_id=organisation_id, actor_id=actor_id, at=at)
    require_not_above(role, own=sending.inviter.role)
    addresses = [entry.email for entry in entries if entry.email]
    members = _members_among(addresses, organisation_id=organisation_id)
    known = {invitation.email: invitation for invitation in _open(organisation_id).filter(email__in=addresses)}
    return [_invite(sending, entry, role=role, members=members, known=known) for entry in entries]


@transaction.atomic
def resend_invitation(*, organisation_id: UUID, actor_id: UUID | None, invitation_id: UUID, at: datetime) -> Invitation:
    """Send an open invitation anew, with a new link: the one before leads nowhere.

    Raises:
        NotFound
        NotAllowed
        NotSent: no seat is left, a role above one's own, or too many messages.
    """
    sending = _sending(organisation_id=organisation_id, actor_id=actor_id, at=at)
    invitation = _open(organisation_id).filter(pk=invitation_id).first()
    if invitation is None:
        raise NotFound("There is no such open invitation.")
    outcome = _ask(sending, invitation.email, role=Role(invitation.role), known=invitation)[0]
    if outcome != "resent":
        raise NotSent(outcome)
    invitation.refresh_from_db()
    return invitation


@transaction.atomic
def revoke_invitation(*, organisation_id: UUID, actor_id: UUID | None, invitation_id: UUID, at: datetime) -> None:
    """Take an invitation back, whoever has sent it. Safe to repeat; one that was accepted stays accepted.

    Raises:
        NotFound
        NotAllowed
    """
    lock_organisation(organisation_id)
    require_authority(organisation_id=organisation_id, actor_id=actor_id, permission=Permission.INVITE)
    found = Invitation.objects.filter(organisation_id=organisation_id, pk=invitation_id)
    if not found.exists():
        raise NotFound("There is no such invitation.")
    _revoke(list(found.filter(accepted_at=None, revoked_at=None)), actor_id=actor_id, at=at)


def revoke_all_of(*, organisation_id: UUID, inviter_id: UUID, actor_id: UUID | None, at: datetime) -> None:
    """Take back the open invitations that a person has sent. The caller holds the organisation."""
    _revoke(list(_open(organisation_id).filter(invited_by_id=inviter_id)), actor_id=actor_id, at=at)


def _revoke(invitations: Sequence[Invitation], *, actor_id: UUID | None, at: datetime) -> None:
    for invitation in invitations:
        invitation.revoked_at = at
        invitation.save(update_fields=["revoked_at"])
        publish(
            InvitationRevoked(
                organisation_id=invitation.organisation_id, actor_id=actor_id, invitation_id=invitation.pk
            )
        )


def _sending(*, organisation_id: UUID, actor_id: UUID | None, at: datetime) -> _Sending:
    organisation = lock_organisation(organisation_id)
    inviter = require_authority(organisation_id=organisation_id, actor_id=actor_id, permission=Permission.INVITE)
    return _Sending(
        organisation=organisation,
        inviter=inviter,
        at=at,
        seats_left=seats_of(organisation_id=organisation_id, at=at).left,
        messages_left=conf().invitations_per_day - _sent_within_a_day(organisation_id, inviter.person_id, at=at),
    )


def _sent_within_a_day(organisation_id: UUID, inviter_id: UUID, *, at: datetime) -> int:
    """By the organisation, or by the inviter in all of theirs: another organisation makes no room for more."""
    with across_organisations(reason="a person's own invitations"):
        sent = Fact.objects.filter(name=InvitationSent.name, recorded_at__gt=at - timedelta(days=1))
        return max(sent.filter(organisation_id=organisation_id).count(), sent.filter(actor_id=inviter_id).count())


def _invite(sending: _Sending, entry: Entry, *, role: Role, members: set[str], known: dict[str, Invitation]) -> Answer:
    if entry.email is None:
        return Answer(entry.text, None, "not_an_address")
    if entry.email in members:
        return Answer(entry.text, entry.email, "already_member")
    outcome, invitation = _ask(sending, entry.email, role=role, known=known.get(entry.email))
    return Answer(entry.text, entry.email, outcome, invitation)


def _ask(sending: _Sending, email: str, *, role: Role, known: Invitation | None) -> tuple[str, Invitation | None]:
    """Send a new invitation or an open one anew, unless something forbids it; the outcome's code."""
    if known is not None and is_above(known.role, sending.inviter.role):
        return "role_above_own", known
    if known is not None and known.role == role and sending.at - known.sent_at < AGAIN_AFTER:
        return "just_sent", known
    if sending.messages_left <= 0:
        return "too_many_sent", known
    if not sending.take_seat(role=role, known=known):
        return "no_seat_left", known
    invitation = known or Invitation(
        organisation=sending.organisation, email=email, created_at=sending.at, sent_at=sending.at
    )
    invitation.role = role
    sending.send(invitation)
    return "resent" if known else "invited", invitation


def _open(organisation_id: UUID) -> QuerySet[Invitation]:
    return Invitation.objects.filter(organisation_id=organisation_id, accepted_at=None, revoked_at=None)


def _members_among(addresses: list[str], *, organisation_id: UUID) -> set[str]:
    """Those of *addresses* with which a member signs in. Their other addresses are nobody's business."""
    members = Membership.objects.filter(organisation_id=organisation_id, person__email__in=addresses)
    return set(members.values_list("person__email", flat=True))
