"""What owners are told of their organisation: that it changes hands, or goes."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from orchestrator.accounts.models import User
from orchestrator.accounts.queries import person, verified_addresses
from orchestrator.kit.conf import conf
from orchestrator.mail.operations import queue_mail
from orchestrator.notifications.operations import in_zone_of
from orchestrator.organisations.models import Organisation, OwnershipOffer
from orchestrator.organisations.queries import organisation_of, people_with_role
from orchestrator.organisations.roles import OWNERS


@transaction.atomic
def tell_offered(*, organisation_id: UUID, offer_id: UUID) -> None:
    """Ask the member. Safe to repeat; an offer that is over is told to nobody."""
    organisation = organisation_of(organisation_id=organisation_id)
    offers = OwnershipOffer.objects.select_related("offered_by", "offered_to").filter(pk=offer_id)
    offer = offers.filter(state=OwnershipOffer.State.OPEN).first()
    if offer is None:
        return
    context = {
        "by": offer.offered_by.shown_name,
        "until": in_zone_of(organisation, offer.expires_at),
        "address": f"{conf().site_url}/{organisation.slug}/ownership",
    }
    _tell([offer.offered_to], organisation, template="ownership_offered", thing=str(offer_id), context=context)


@transaction.atomic
def tell_transferred(*, organisation_id: UUID, owner_id: UUID, former_id: UUID, offer_id: UUID) -> None:
    """Tell both, and whoever else owns it. Safe to repeat."""
    organisation = organisation_of(organisation_id=organisation_id)
    owner, former = person(person_id=owner_id), person(person_id=former_id)
    context = {
        "owner": owner.shown_name,
        "former": former.shown_name,
        "address": f"{conf().site_url}/{organisation.slug}/members",
    }
    told = [*_owners(organisation), former]
    _tell(told, organisation, template="ownership_transferred", thing=str(offer_id), context=context)


@transaction.atomic
def tell_deletion(*, organisation_id: UUID, actor_id: UUID | None, deletion_id: UUID, due_at: datetime | None) -> None:
    """Tell every owner that it goes at *due_at* (UTC), or, without one, that it stays. Safe to repeat."""
    organisation = organisation_of(organisation_id=organisation_id)
    context = {
        "by": person(person_id=actor_id).shown_name if actor_id else None,
        "until": in_zone_of(organisation, due_at) if due_at else None,
        "address": f"{conf().site_url}/{organisation.slug}/{'settings' if due_at else 'plans'}",
    }
    template = "deletion_requested" if due_at else "deletion_cancelled"
    _tell(_owners(organisation), organisation, template=template, thing=str(deletion_id), context=context)


def _owners(organisation: Organisation) -> list[User]:
    return [owner.person for owner in people_with_role(organisation_id=organisation.pk, roles=OWNERS)]


def _tell(
    people: Iterable[User], organisation: Organisation, *, template: str, thing: str, context: Mapping[str, str | None]
) -> None:
    """Each verified address of each: who owns an organisation is a matter of safety."""
    for told in {one.pk: one for one in people}.values():
        for address in verified_addresses(person_id=told.pk):
            queue_mail(
                template=template,
                to=address,
                key=f"{template}:{thing}:{sha256(address.encode()).hexdigest()[:32]}",
                context={"name": told.name, "organisation": organisation.name, **context},
            )
