"""Asking that an organisation be deleted, and taking that back."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from orchestrator.events.operations import publish
from orchestrator.jobs.operations import owe, tell_broker
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import Invalid, NotFound, NotPossibleNow
from orchestrator.organisations.events import OrganisationDeletionCancelled, OrganisationDeletionRequested
from orchestrator.organisations.models import Deletion, Membership, Organisation, Purge
from orchestrator.organisations.operations.authority import require_authority
from orchestrator.organisations.operations.locking import lock_organisation
from orchestrator.organisations.roles import Permission
from orchestrator.tenancy.acting import across_organisations, acting_for

UNDER_WAY = Q(cancelled_at=None, done_at=None)


class NameDiffers(Invalid):
    """What was typed is not the organisation's name."""

    code = "name_differs"


class DeletionHasBegun(NotPossibleNow):
    """The deletion is due, so it cannot be taken back."""

    code = "deletion_has_begun"


@transaction.atomic
def request_deletion(*, organisation_id: UUID, actor_id: UUID, typed_name: str, at: datetime) -> Deletion:
    """Have the organisation deleted once the cooling-off is over; until then it can only be read.

    Asked again, it answers with the same deletion. *typed_name* is the organisation's name, as the person has typed it.

    Raises:
        NotAllowed, NameDiffers
    """
    organisation = lock_organisation(organisation_id)
    require_authority(organisation_id=organisation_id, actor_id=actor_id, permission=Permission.DELETE_ORGANISATION)
    standing = Deletion.objects.filter(UNDER_WAY, organisation=organisation).first()
    if standing is not None:
        return standing
    if typed_name.strip() != organisation.name.strip():
        raise NameDiffers("This is not the organisation's name. Type it exactly as it stands above.")
    return _begin(organisation, actor_id=actor_id, at=at, due_at=at + timedelta(days=conf().organisation_deletion_days))


@transaction.atomic
def cancel_deletion(*, organisation_id: UUID, actor_id: UUID, at: datetime) -> None:
    """Take the deletion back. What has ended meanwhile (a subscription) stays ended.

    Raises:
        NotFound: nobody has asked for one.
        NotAllowed, DeletionHasBegun
    """
    organisation = lock_organisation(organisation_id)
    require_authority(organisation_id=organisation_id, actor_id=actor_id, permission=Permission.DELETE_ORGANISATION)
    deletion = Deletion.objects.select_for_update().filter(UNDER_WAY, organisation=organisation).first()
    if deletion is None:
        raise NotFound("The deletion of this organisation was not asked for.")
    if at >= deletion.due_at:
        raise DeletionHasBegun("The deletion has begun and cannot be taken back.")
    deletion.cancel(at=at)
    deletion.save()
    organisation.deletion_due_at = None
    organisation.save(update_fields=["deletion_due_at"])
    Purge.objects.filter(deletion=deletion).delete()
    publish(OrganisationDeletionCancelled(organisation_id=organisation_id, actor_id=actor_id, deletion_id=deletion.pk))


def delete_alone(*, person_id: UUID, at: datetime) -> list[UUID]:
    """Begin the deletion of each organisation in which the person is alone, at once; which. Safe to repeat.

    For a person who is deleted themselves: they have cooled off already.
    """
    with across_organisations(reason="a person who leaves, leaves everywhere"):
        mine = Membership.objects.filter(person_id=person_id).values("organisation_id")
        others = Membership.objects.filter(organisation_id__in=mine).exclude(person_id=person_id)
        alone = list(
            Membership.objects.filter(person_id=person_id)
            .exclude(organisation_id__in=others.values("organisation_id"))
            .values_list("organisation_id", flat=True)
        )
    for organisation_id in alone:
        with acting_for(organisation_id):
            _begin_now(organisation_id, actor_id=person_id, at=at)
    return alone


def _begin_now(organisation_id: UUID, *, actor_id: UUID, at: datetime) -> None:
    organisation = lock_organisation(organisation_id)
    standing = Deletion.objects.filter(UNDER_WAY, organisation=organisation).select_related("purge").first()
    if standing is None:
        _begin(organisation, actor_id=actor_id, at=at, due_at=at)
    elif standing.due_at > at:
        standing.due_at = standing.purge.due_at = organisation.deletion_due_at = at
        standing.save(update_fields=["due_at"])
        standing.purge.save(update_fields=["due_at"])
        organisation.save(update_fields=["deletion_due_at"])
        tell_broker(standing.purge)


def _begin(organisation: Organisation, *, actor_id: UUID, at: datetime, due_at: datetime) -> Deletion:
    deletion = Deletion.objects.create(organisation=organisation, actor_id=actor_id, asked_at=at, due_at=due_at)
    organisation.deletion_due_at = due_at
    organisation.save(update_fields=["deletion_due_at"])
    owe(Purge(deletion=deletion, due_at=due_at))
    publish(
        OrganisationDeletionRequested(
            organisation_id=organisation.pk, actor_id=actor_id, deletion_id=deletion.pk, due_at=due_at
        )
    )
    return deletion
