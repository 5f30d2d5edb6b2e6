"""What an owner sets: the logo, the billing contact, and what a sign-in takes. Who may, and what is told."""

from io import BytesIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from orchestrator.events.models import Fact
from orchestrator.organisations.models import Organisation
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import acting_for

URL = "/api/v1/organisation"


def drawn(kind="PNG", size=(300, 200)):
    data = BytesIO()
    Image.new("RGB", size, "teal").save(data, kind)
    return data.getvalue()


def upload(client, data, name="logo.png"):
    return client.put(f"{URL}/logo", {"picture": SimpleUploadedFile(name, data)}, format="multipart")


def stored(organisation):
    with acting_for(organisation.pk):
        return Organisation.objects.get(pk=organisation.pk).logo.name


def told(organisation):
    with acting_for(organisation.pk):
        facts = Fact.objects.filter(name="organisations.organisation_changed").order_by("recorded_at")
        return [fact.body["fields"] for fact in facts]


@pytest.mark.django_db(transaction=True)
def test_a_logo_is_made_anew_shown_replaced_and_taken_away(as_person, mei, kopi):
    client = as_person(mei, kopi)

    shown = upload(client, drawn()).json()["logo"]
    first = stored(kopi)
    with default_storage.open(first) as kept, Image.open(kept) as picture:
        assert (picture.format, picture.size) == ("WEBP", (256, 256))
    assert shown.endswith(first)
    assert client.get("/api/v1/user/profile").json()["organisations"][0]["logo"] == shown

    upload(client, drawn("JPEG"))
    assert stored(kopi) != first
    assert not default_storage.exists(first)

    second = stored(kopi)
    assert client.delete(f"{URL}/logo").json()["logo"] is None
    assert client.delete(f"{URL}/logo").status_code == 200
    assert not default_storage.exists(second)
    assert told(kopi) == [["logo"], ["logo"], ["logo"]]


@pytest.mark.django_db(transaction=True)
def test_what_is_no_picture_is_refused_and_leaves_nothing(as_person, mei, kopi):
    answer = upload(as_person(mei, kopi), b"<svg onload=alert(1)>", "logo.svg")

    assert (answer.status_code, answer.json()["code"]) == (400, "not_a_picture")
    assert stored(kopi) == ""


def test_the_billing_contact_is_shown_to_those_who_see_invoices(as_person, mei, ravi, kopi, join):
    assert (
        as_person(mei, kopi)
        .put(f"{URL}/billing-contact", {"email": "Books@Kopi.example"}, format="json")
        .json()["billing_email"]
        == "books@kopi.example"
    )
    join(kopi, ravi, Role.VIEWER)

    assert as_person(ravi, kopi).get(URL).json()["billing_email"] is None
    assert told(kopi) == [["billing_email"]]


@pytest.mark.parametrize(
    ("role", "status"), [(Role.ADMIN, 403), (Role.BILLING, 200), (Role.MEMBER, 403), (Role.VIEWER, 403)]
)
def test_who_says_where_invoices_go(as_person, ravi, kopi, join, role, status):
    join(kopi, ravi, role)

    answer = as_person(ravi, kopi).put(f"{URL}/billing-contact", {"email": "a@kopi.example"}, format="json")

    assert answer.status_code == status


def test_who_asks_others_for_a_second_factor_needs_one(as_person, mei, kopi):
    client = as_person(mei, kopi)
    refused = client.put(f"{URL}/second-factor", {"required": True}, format="json")
    assert (refused.status_code, refused.json()["code"]) == (409, "no_second_factor_yet")

    Authenticator.objects.create(user=mei, type=Authenticator.Type.TOTP, data={})
    assert client.put(f"{URL}/second-factor", {"required": True}, format="json").json()["requires_second_factor"]
    assert told(kopi) == [["requires_second_factor"]]


def test_then_a_member_without_one_is_not_let_in(as_person, mei, ravi, kopi, join):
    join(kopi, ravi, Role.MEMBER)
    Authenticator.objects.create(user=mei, type=Authenticator.Type.TOTP, data={})
    as_person(mei, kopi).put(f"{URL}/second-factor", {"required": True}, format="json")

    answer = as_person(ravi, kopi).get(URL)

    assert (answer.status_code, answer.json()["code"]) == (403, "second_factor_required")


@pytest.mark.parametrize("role", [Role.ADMIN, Role.BILLING, Role.MEMBER])
def test_only_an_owner_asks_for_it(as_person, ravi, kopi, join, role):
    join(kopi, ravi, role)
    Authenticator.objects.create(user=ravi, type=Authenticator.Type.TOTP, data={})

    assert as_person(ravi, kopi).put(f"{URL}/second-factor", {"required": True}, format="json").status_code == 403
