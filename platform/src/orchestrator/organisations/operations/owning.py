"""Handing an organisation over: one owner offers, one member accepts."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from orchestrator.events.operations import publish
from orchestrator.kit.errors import Invalid, NotFound, NotPossibleNow
from orchestrator.organisations.events import OwnershipOffered, OwnershipOfferEnded, OwnershipTransferred
from orchestrator.organisations.models import Membership, OwnershipOffer
from orchestrator.organisations.operations.authority import require_authority
from orchestrator.organisations.operations.locking import lock_organisation
from orchestrator.organisations.policy import OFFER_LASTS
from orchestrator.organisations.roles import Permission, Role

State = OwnershipOffer.State


class CannotBeOffered(Invalid):
    """Ownership goes to another active member who is not an owner yet."""

    code = "cannot_be_offered"


class OfferStands(NotPossibleNow):
    """Ownership is offered to somebody else already, who has not answered."""

    code = "offer_stands"


class OfferIsOver(NotPossibleNow):
    """The offer was withdrawn, has expired, or was made by somebody who is no longer an owner."""

    code = "offer_is_over"


@transaction.atomic
def offer_ownership(*, organisation_id: UUID, actor_id: UUID, membership_id: UUID, at: datetime) -> OwnershipOffer:
    """Ask a member to take the organisation over. Asked again, it answers with the same offer.

    Raises:
        NotFound: there is no such member.
        NotAllowed, CannotBeOffered, OfferStands
    """
    lock_organisation(organisation_id)
    require_authority(organisation_id=organisation_id, actor_id=actor_id, permission=Permission.OFFER_OWNERSHIP)
    target = Membership.objects.filter(organisation_id=organisation_id, pk=membership_id).first()
    if target is None:
        raise NotFound("There is no such member.")
    if target.person_id == actor_id or target.role == Role.OWNER or not _works_here(target):
        raise CannotBeOffered("Choose an active member who does not own the organisation already.")
    standing = OwnershipOffer.objects.filter(organisation_id=organisation_id, state=State.OPEN).first()
    if standing is not None and standing.is_open(at=at):
        if (standing.offered_by_id, standing.offered_to_id) == (actor_id, target.person_id):
            return standing
        raise OfferStands("Another member has been asked already. Withdraw that offer first.")
    if standing is not None:
        _close(standing, state=State.EXPIRED, at=at)
    offer = OwnershipOffer.objects.create(
        organisation_id=organisation_id,
        offered_by_id=actor_id,
        offered_to_id=target.person_id,
        offered_at=at,
        expires_at=at + OFFER_LASTS,
    )
    publish(
        OwnershipOffered(
            organisation_id=organisation_id, actor_id=actor_id, offer_id=offer.pk, person_id=target.person_id
        )
    )
    return offer


@transaction.atomic
def accept_ownership(*, organisation_id: UUID, actor_id: UUID, at: datetime) -> Membership:
    """Take the organisation over; who offered it stays, as an admin. Safe to repeat for who owns it by it.

    Raises:
        NotFound: nothing was offered to them.
        OfferIsOver
    """
    lock_organisation(organisation_id)
    offer = _newest_to(organisation_id, actor_id)
    new = _place(organisation_id, actor_id)
    if new is not None and offer.state == State.ACCEPTED and new.role == Role.OWNER:
        return new
    giver = _place(organisation_id, offer.offered_by_id)
    if not offer.is_open(at=at) or new is None or giver is None or giver.role != Role.OWNER:
        raise OfferIsOver("This offer is over. Ask the owner to make it again.")
    new.role, giver.role = Role.OWNER, Role.ADMIN
    new.save(update_fields=["role"])
    giver.save(update_fields=["role"])
    offer.close(state=State.ACCEPTED, at=at)
    offer.save()
    publish(
        OwnershipTransferred(
            organisation_id=organisation_id, actor_id=actor_id, offer_id=offer.pk, former_owner_id=giver.person_id
        )
    )
    return new


@transaction.atomic
def decline_ownership(*, organisation_id: UUID, actor_id: UUID, at: datetime) -> None:
    """Say no. Safe to repeat.

    Raises:
        NotFound: nothing was offered to them.
    """
    lock_organisation(organisation_id)
    offer = _newest_to(organisation_id, actor_id)
    if offer.state == State.OPEN:
        _close(offer, state=State.DECLINED, at=at, actor_id=actor_id)


@transaction.atomic
def withdraw_offer(*, organisation_id: UUID, actor_id: UUID | None, at: datetime) -> None:
    """Take the open offer back, if there is one. Safe to repeat."""
    lock_organisation(organisation_id)
    for offer in OwnershipOffer.objects.filter(organisation_id=organisation_id, state=State.OPEN):
        _close(offer, state=State.WITHDRAWN, at=at, actor_id=actor_id)


def _place(organisation_id: UUID, person_id: UUID) -> Membership | None:
    """The place of somebody who may work here now."""
    places = Membership.objects.select_for_update(of=("self",)).select_related("person", "organisation")
    place = places.filter(organisation_id=organisation_id, person_id=person_id).first()
    return place if place is not None and _works_here(place) else None


def _newest_to(organisation_id: UUID, person_id: UUID) -> OwnershipOffer:
    offers = OwnershipOffer.objects.filter(organisation_id=organisation_id, offered_to_id=person_id)
    offer = offers.order_by("-offered_at", "-pk").first()
    if offer is None:
        raise NotFound("Nobody has offered you this organisation.")
    return offer


def _close(offer: OwnershipOffer, *, state: State, at: datetime, actor_id: UUID | None = None) -> None:
    offer.close(state=state, at=at)
    offer.save()
    publish(
        OwnershipOfferEnded(
            organisation_id=offer.organisation_id, actor_id=actor_id, offer_id=offer.pk, how=str(state.value)
        )
    )


def _works_here(member: Membership) -> bool:
    return member.is_active and member.person.is_active
