"""People with verified addresses, organisations with seats, and what arrives by mail."""

import re
from datetime import timedelta

from rest_framework.test import APIClient

from orchestrator.accounts.operations import create_person
from orchestrator.entitlements.operations import grant
from orchestrator.kit.time import now
from orchestrator.mail.models import Message
from orchestrator.organisations.models import Invitation, Membership
from orchestrator.organisations.operations import invite_people
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.cast import member, organisation

PASSWORD = "Kopi-Labs-2026"


def verified(email, name=""):
    """A person whose address is shown to be theirs."""
    return create_person(email=email, password=PASSWORD, name=name, at=now())


def kopi_labs(plan="starter"):
    """Kopi Labs on a plan (starter: 5 seats), and Mei, who owns it."""
    kopi = organisation("kopi-labs")
    if plan:
        give(kopi, plan)
    return member("Mei", kopi)


def give(of, plan):
    """Put the organisation on a plan that it has had for a while."""
    since = now() - timedelta(days=30)
    return grant(
        organisation_id=of.pk, plan=plan, source="manual", source_id="x", starts_at=since, ends_at=None, at=now()
    )


def ask(inviter, pasted, role=Role.MEMBER, at=None):
    """Invite; the answers' outcomes by address."""
    of = inviter.organisation
    with acting_for(of.pk):
        answers = invite_people(
            organisation_id=of.pk, actor_id=inviter.person.pk, pasted=pasted, role=role, at=at or now()
        )
    return {answer.email or answer.text: answer.outcome for answer in answers}


def token_for(email):
    """What the newest invitation's link to *email* carries."""
    message = Message.objects.filter(template="invitation", to=email).latest("pk")
    return re.search(r"http://localhost:3000/invitations#(\S+)", message.text)[1]


def invitations(of):
    with acting_for(of.pk):
        return list(Invitation.objects.order_by("pk"))


def place(person, of):
    with acting_for(of.pk):
        return Membership.objects.filter(person=person).first()


def seat(name, of, role=Role.MEMBER):
    """A further member, with their place's prefixed id."""
    return member(name, of, role)


def id_of(one):
    """The id of somebody's place, as the API shows it."""
    from_list = one.browser.get("/api/v1/members", {"limit": 100}).json()["data"]
    return next(row["id"] for row in from_list if row["is_you"])


def browser(person, of=None):
    client = APIClient()
    client.force_login(person)
    if of is not None:
        client.credentials(HTTP_ORCHESTRATOR_ORGANISATION=of.slug)
    return client
