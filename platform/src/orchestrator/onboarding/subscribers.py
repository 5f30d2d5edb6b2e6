"""What onboarding hears."""

from orchestrator.accounts.events import PersonVerified
from orchestrator.accounts.queries import person
from orchestrator.events.event import subscribe
from orchestrator.kit.time import now
from orchestrator.onboarding.operations import try_first, welcome
from orchestrator.organisations.events import OrganisationCreated


@subscribe(PersonVerified, name="onboarding.welcome")
def welcome_the_verified(event: PersonVerified) -> None:
    """Give a new customer their organisation and trial, even if they never open the welcome page.

    Staff work in the console; they get one only when they ask for it.
    """
    assert event.actor_id is not None
    if not person(person_id=event.actor_id).is_staff:
        welcome(person_id=event.actor_id, at=now())


@subscribe(OrganisationCreated, name="onboarding.first_organisation")
def try_the_first(event: OrganisationCreated) -> None:
    """Who came by an invitation tries the plan with the first organisation that they make for themselves."""
    assert event.actor_id is not None
    assert event.organisation_id is not None
    if not person(person_id=event.actor_id).is_staff:
        try_first(person_id=event.actor_id, organisation_id=event.organisation_id, at=now())
