"""The name in an organisation's address: taking one, leaving one, and who may have it next."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from orchestrator.events.operations import publish
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import DomainError, NotPossibleNow
from orchestrator.organisations.events import OrganisationChanged
from orchestrator.organisations.models import Organisation, TakenSlug
from orchestrator.organisations.operations.locking import lock_organisation
from orchestrator.organisations.policy import MOST_SLUGS_HELD
from orchestrator.organisations.slugs import check_slug, looks_like
from orchestrator.tenancy.acting import across_organisations, acting_for


class SlugTaken(DomainError):
    """The address is another organisation's, was until lately, or would be mistaken for it."""

    code = "slug_taken"


class TooManySlugs(NotPossibleNow):
    """The organisation still holds several that it has left."""

    code = "too_many_slugs"


@transaction.atomic
def change_slug(*, organisation_id: UUID, actor_id: UUID | None, slug: str, at: datetime) -> Organisation:
    """Move the organisation to another address; the old one leads there until somebody else may take it.

    An organisation may go back to an address that it has left. The same address again changes nothing.

    Raises:
        SlugNotAllowed, SlugTaken, TooManySlugs
    """
    organisation = lock_organisation(organisation_id)
    if slug == organisation.slug:
        return organisation
    check_slug(slug)
    leave_slug(organisation, at=at)
    take_slug(organisation_id=organisation_id, slug=slug, at=at)
    if TakenSlug.objects.filter(organisation=organisation, released_at__gt=at).count() > MOST_SLUGS_HELD:
        raise TooManySlugs("The address was changed too often. Please wait until one of the old ones is given up.")
    organisation.slug = slug
    try:
        with transaction.atomic():
            organisation.save(update_fields=["slug"])
    except IntegrityError as error:
        raise _taken() from error
    publish(OrganisationChanged(organisation_id=organisation_id, actor_id=actor_id, fields=("slug",)))
    return organisation


def take_slug(*, organisation_id: UUID, slug: str, at: datetime) -> None:
    """Hold *slug* for the organisation, in the caller's transaction.

    Raises:
        SlugTaken
    """
    with across_organisations(reason="a name in an address is one organisation's"):
        others = TakenSlug.objects.exclude(organisation_id=organisation_id)
        others.filter(slug=slug, released_at__lte=at).delete()
        held = others.exclude(released_at__lte=at)
        if held.filter(looks_like=looks_like(slug)).exists():
            raise _taken()
    try:
        with acting_for(organisation_id):
            _hold(organisation_id=organisation_id, slug=slug, at=at)
    except IntegrityError as error:  # somebody was faster
        raise _taken() from error


def leave_slug(organisation: Organisation, *, at: datetime) -> None:
    """The organisation's own name is its own no longer, and released in time. The caller holds the organisation."""
    own, _ = TakenSlug.objects.get_or_create(
        organisation=organisation,
        slug=organisation.slug,
        defaults={"looks_like": looks_like(organisation.slug), "taken_at": at},
    )
    own.leave(at=at, released_at=at + timedelta(days=conf().slug_release_days))
    own.save()


def _hold(*, organisation_id: UUID, slug: str, at: datetime) -> None:
    former = TakenSlug.objects.filter(organisation_id=organisation_id, slug=slug).first()
    if former is None:
        TakenSlug.objects.create(organisation_id=organisation_id, slug=slug, looks_like=looks_like(slug), taken_at=at)
        return
    former.come_back()
    former.save()


def _taken() -> SlugTaken:
    return SlugTaken("This address is taken, or too much like one that is. Choose another one.")
