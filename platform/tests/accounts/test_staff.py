"""Who is on the staff: said on the command line, and nowhere else."""

from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command

from orchestrator.accounts.models import User
from orchestrator.events.models import Fact
from orchestrator.tenancy.acting import across_organisations

pytestmark = pytest.mark.django_db
PRIVILEGES = {"staff_role", "is_staff", "is_superuser", "is_active", "password"}


def staff(*words):
    said = StringIO()
    call_command("staff", *words, stdout=said)
    return said.getvalue()


def test_the_command_gives_and_takes_a_role_and_each_is_a_fact(mei):
    assert "mei@kopi.example is support now." in staff("give", "Mei@Kopi.example", "support")
    mei.refresh_from_db()
    assert mei.is_staff
    assert "mei@kopi.example  support  NO SECOND FACTOR" in staff("list")

    staff("take", "mei@kopi.example")
    staff("take", "mei@kopi.example")
    mei.refresh_from_db()
    assert not mei.is_staff
    with across_organisations(reason="a test"):
        roles = [fact.body["role"] for fact in Fact.objects.filter(name="accounts.staff_role_changed").order_by("pk")]
    assert roles == ["support", ""]


def test_nobody_is_made_by_it(db):
    with pytest.raises(CommandError, match="There is no person"):
        staff("give", "nobody@kopi.example", "admin")
    assert not User.objects.exists()


def test_signing_up_gives_no_privilege(browser):
    browser.sign_up(staff_role="admin", is_staff=True, is_superuser=True, is_active=True)

    person = User.objects.get(email="mei@kopi.example")
    assert (person.staff_role, person.is_staff, person.is_superuser) == ("", False, False)


@pytest.mark.parametrize("path", ["/api/v1/user/profile"])
def test_a_persons_own_page_gives_no_privilege(client, mei, path):
    client.force_login(mei)

    client.post(path, {"name": "Mei", **dict.fromkeys(PRIVILEGES, "admin")}, content_type="application/json")

    mei.refresh_from_db()
    assert (mei.staff_role, mei.is_active) == ("", True)


def test_no_body_that_the_api_documents_has_a_privilege_in_it():
    document = yaml.safe_load((Path(__file__).parents[2] / "openapi.yaml").read_text())
    bodies = {
        content["schema"]["$ref"].rpartition("/")[2]
        for methods in document["paths"].values()
        for operation in methods.values()
        for content in operation.get("requestBody", {}).get("content", {}).values()
        if "$ref" in content["schema"]
    }
    assert bodies, "there is nothing to check"
    shapes = document["components"]["schemas"]
    assert {name for name in bodies if PRIVILEGES & set(shapes[name].get("properties", {}))} == set()
