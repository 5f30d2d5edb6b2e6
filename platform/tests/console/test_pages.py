"""Every page of the console, as each role."""

import pytest
from django.urls import reverse

from orchestrator.accounts.models import User
from orchestrator.organisations.models import Membership, Organisation
from orchestrator.tenancy.acting import across_organisations

pytestmark = pytest.mark.django_db
LISTS = [
    "orchestrator_accounts_user",
    "orchestrator_organisations_organisation",
    "orchestrator_entitlements_grant",
    "orchestrator_events_fact",
    "orchestrator_mail_message",
]


@pytest.fixture
def staff(client):
    person = User.objects.create_user("sam@techflow.example", "Tech-Flow-2026", staff_role="admin")
    client.force_login(person)
    return person


@pytest.fixture
def kopi():
    mei = User.objects.create_user("mei@kopi.example", name="Mei")
    made = Organisation(slug="kopi", name="Kopi Labs")
    with across_organisations(reason="a test"):
        made.save(force_insert=True)
        Membership.objects.create(organisation=made, person=mei, role="owner")
    return made


@pytest.mark.parametrize("table", LISTS)
def test_a_list_answers(client, staff, kopi, table):
    assert client.get(reverse(f"admin:{table}_changelist")).status_code == 200


def test_the_overview_has_the_numbers(client, staff, kopi):
    page = client.get("/console/")

    assert page.status_code == 200
    assert page.context["overview"].people == 2
    assert page.context["overview"].organisations == 1


def test_an_organisations_page_shows_its_members(client, staff, kopi):
    page = client.get(reverse("admin:orchestrator_organisations_organisation_change", args=[kopi.pk]))

    assert b"mei@kopi.example" in page.content
