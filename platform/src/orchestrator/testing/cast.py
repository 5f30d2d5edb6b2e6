"""People, organisations and callers, made in a line each."""

from collections.abc import Collection
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from rest_framework.test import APIClient

from orchestrator.accounts.models import User
from orchestrator.api_keys.models import ApiKey
from orchestrator.api_keys.operations import create_key
from orchestrator.kit.time import now
from orchestrator.organisations.models import Membership, Organisation
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import acting_for


@dataclass(frozen=True)
class Member:
    """A person with a role in an organisation."""

    person: User
    organisation: Organisation

    @property
    def browser(self) -> APIClient:
        """The person, signed in to the portal and working in the organisation."""
        client = APIClient()
        client.force_login(self.person)
        client.credentials(HTTP_ORCHESTRATOR_ORGANISATION=self.organisation.slug)
        return client


@dataclass(frozen=True)
class Holder:
    """A program that holds a key."""

    key: ApiKey
    secret: str

    @property
    def client(self) -> APIClient:
        """Calls with the key, and sees a crash as an answer, as a program would."""
        client = APIClient(raise_request_exception=False)
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {self.secret}")
        return client


def organisation(slug: str, **fields: object) -> Organisation:
    """An organisation with nobody in it."""
    made = Organisation(slug=slug, name=slug.replace("-", " ").title(), **fields)
    with acting_for(made.pk):
        made.save(force_insert=True)
    return made


def member(name: str, of: Organisation, role: Role = Role.OWNER) -> Member:
    """A person who is in the organisation."""
    person = User.objects.create_user(f"{name.lower()}@{of.slug}.example", name=name)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    with acting_for(of.pk):
        Membership.objects.create(organisation=of, person=person, role=role)
    return Member(person, of)


def holder(of: Organisation, scopes: Collection[str]) -> Holder:
    """A key of the organisation."""
    return Holder(*create_key(organisation_id=of.pk, actor_id=None, name="A program", scopes=scopes, at=now()))
