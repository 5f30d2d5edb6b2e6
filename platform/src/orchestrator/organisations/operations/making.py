"""Making organisations."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from orchestrator.accounts.models import User
from orchestrator.events.operations import publish
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.organisations.events import OrganisationCreated
from orchestrator.organisations.models import LONGEST_NAME, Membership, Organisation
from orchestrator.organisations.queries import personal_organisation_of
from orchestrator.organisations.roles import Role
from orchestrator.organisations.slugs import slugs_for
from orchestrator.tenancy.acting import acting_for


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
        except IntegrityError:  # the slug is another's
            continue
        with acting_for(made.pk):
            Membership.objects.create(organisation=made, person=owner, role=Role.OWNER, joined_at=at)
            publish(OrganisationCreated(organisation_id=made.pk, actor_id=owner.pk))
        return made
    raise NotPossibleNow("No free address was found for the organisation. Please try again.")
