"""Making organisations."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from orchestrator.accounts.models import User
from orchestrator.events.models import Fact
from orchestrator.events.operations import publish
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import DomainError, NotPossibleNow
from orchestrator.organisations.events import OrganisationCreated
from orchestrator.organisations.models import LONGEST_NAME, Membership, Organisation
from orchestrator.organisations.operations.addressing import SlugTaken, take_slug
from orchestrator.organisations.queries import personal_organisation_of
from orchestrator.organisations.roles import Role
from orchestrator.organisations.slugs import check_slug, slugs_for
from orchestrator.tenancy.acting import across_organisations, acting_for

DAY = timedelta(days=1)


class NoFreeSlug(NotPossibleNow):
    """All that were tried are taken."""


class TooManyOrganisations(DomainError):
    """The person has made as many as one may in a day."""

    code = "too_many_organisations"
    status = 429


@transaction.atomic
def create_organisation(*, person_id: UUID, name: str, slug: str | None = None, at: datetime) -> Organisation:
    """Make an organisation that the person owns. Without *slug* its address is made out of its name.

    Somebody who has come by an invitation has none of their own yet: then this one takes its place.

    Raises:
        TooManyOrganisations, SlugNotAllowed, SlugTaken
        User.DoesNotExist
    """
    person = User.objects.select_for_update(no_key=True).get(pk=person_id)
    if _made_since(at - DAY, person_id=person_id) >= conf().organisations_per_day:
        raise TooManyOrganisations("You have made several organisations today. Please come back tomorrow.")
    if slug is not None:
        check_slug(slug)
    is_personal = personal_organisation_of(person_id=person_id) is None
    try:
        return _create(
            name=name, slugs=[slug] if slug else slugs_for(name), owner=person, is_personal=is_personal, at=at
        )
    except NoFreeSlug as error:
        if slug is None:
            raise
        raise SlugTaken("This address is taken, or too much like one that is. Choose another one.") from error


def _made_since(moment: datetime, *, person_id: UUID) -> int:
    """Counted by what happened, so that deleting one makes no room for another."""
    with across_organisations(reason="a person's own organisations"):
        made = Fact.objects.filter(actor_id=person_id, name=OrganisationCreated.name, recorded_at__gt=moment)
        return made.count()


@transaction.atomic
def ensure_personal_organisation(*, person_id: UUID, at: datetime, name: str | None = None) -> Organisation:
    """The organisation that the person's own sign-up makes, with them as its owner.

    Safe to repeat, and by several at once: the person's row is held meanwhile, and the database allows one. *name*
    is for the one that is made now; without it, it is called after the person.

    Raises:
        User.DoesNotExist
    """
    person = User.objects.select_for_update(no_key=True).get(pk=person_id)
    found = personal_organisation_of(person_id=person_id)
    if found is not None:
        return found
    chosen = name or f"{person.shown_name[: LONGEST_NAME - 15]}'s organisation"
    slugs = slugs_for(name or person.shown_name)
    return _create(name=chosen, slugs=slugs, owner=person, is_personal=True, at=at)


def _create(*, name: str, slugs: Iterable[str], owner: User, is_personal: bool, at: datetime) -> Organisation:
    for slug in slugs:
        made = Organisation(
            slug=slug,
            name=name,
            time_zone=conf().time_zone,
            personal_to=owner if is_personal else None,
            created_at=at,
        )
        try:
            with acting_for(made.pk):
                made.save(force_insert=True)
                take_slug(organisation_id=made.pk, slug=slug, at=at)
        except (IntegrityError, SlugTaken):  # it is another's
            continue
        with acting_for(made.pk):
            Membership.objects.create(organisation=made, person=owner, role=Role.OWNER, joined_at=at)
            publish(OrganisationCreated(organisation_id=made.pk, actor_id=owner.pk))
        return made
    raise NoFreeSlug("No free address was found for the organisation. Please try again.")
