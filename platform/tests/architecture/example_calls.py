"""One call of each operation that succeeds for Mei, who owns Kopi Labs.

A new operation needs one: the generated suite fails until it has. An example may need others before it; it makes
them as Mei would. What it names of Kopi Labs (ids in the path, the query or the body) is what a stranger then tries.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from typing import Any

from allauth.socialaccount.models import SocialAccount
from billing.shop import session_of
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from rest_framework.test import APIClient

from orchestrator.accounts.address_keys import CONFIRM, UNDO, key_for
from orchestrator.accounts.models import AddressChange, User
from orchestrator.accounts.operations import ask_for_address
from orchestrator.kit.ids import shown
from orchestrator.kit.time import now
from orchestrator.mail.models import Message
from orchestrator.organisations.models import Invitation, Membership, Organisation
from orchestrator.organisations.operations import offer_ownership
from orchestrator.organisations.roles import Role
from orchestrator.privacy.keys import key_for as deletion_key
from orchestrator.privacy.models import AccountDeletion
from orchestrator.privacy.operations import ask_for_deletion
from orchestrator.tenancy.acting import across_organisations, acting_for
from orchestrator.testing.cast import member, organisation


@dataclass(frozen=True)
class Call:
    """What is sent. ``names_ours``: it carries an id of Kopi Labs, so a stranger in another organisation gets 404."""

    path: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] | None = None
    names_ours: bool = False
    format: str = "json"


EXAMPLES: dict[str, Callable[[APIClient], Call]] = {}
NEEDS_PROVIDER = {"subscription_upgrade", "subscription_settlement"}
KEY = {"name": "Till", "scopes": ["usage:read"]}


def example(operation: str) -> Callable[[Callable[[APIClient], Call]], Callable[[APIClient], Call]]:
    def register(make: Callable[[APIClient], Call]) -> Callable[[APIClient], Call]:
        EXAMPLES[operation] = make
        return make

    return register


for plain in (
    "account_deletion_ask",
    "account_deletion_cancel",
    "account_deletion_consequences",
    "account_deletion_read",
    "address_change_cancel",
    "api_keys_list",
    "data_export",
    "invoices_list",
    "list_facts",
    "members_list",
    "organisation_read",
    "picture_remove",
    "plans_list",
    "profile_read",
    "scopes_list",
    "sessions_end_others",
    "sessions_list",
    "subscription_current",
    "usage_metrics",
    "welcome",
):
    EXAMPLES[plain] = lambda mei: Call()
EXAMPLES["api_keys_create"] = lambda mei: Call(body=KEY)
EXAMPLES["address_change_ask"] = lambda mei: Call(body={"email": "mei@tan.example"})
EXAMPLES["organisation_change"] = lambda mei: Call(body={"name": "Kopi Laboratories"})
EXAMPLES["profile_change"] = lambda mei: Call(body={"name": "Mei Tan"})
EXAMPLES["subscription_upgrade"] = lambda mei: Call(body={"plan": "starter", "interval": "month"})


@example("api_keys_revoke")
def a_key_of_ours(mei: APIClient) -> Call:
    return Call(path={"id": mei.post("/api/v1/api-keys", KEY).json()["id"]}, names_ours=True)


EXAMPLES["organisations_create"] = lambda mei: Call(body={"name": "Kopi Roasters"})
EXAMPLES["organisation_slug_change"] = lambda mei: Call(body={"slug": "kopi-house"})
EXAMPLES["organisation_logo_remove"] = lambda mei: Call()
EXAMPLES["organisation_billing_contact_change"] = lambda mei: Call(body={"email": "books@kopi.example"})
EXAMPLES["organisation_second_factor_change"] = lambda mei: Call(body={"required": False})
EXAMPLES["ownership_read"] = lambda mei: Call()
EXAMPLES["ownership_offer_withdraw"] = lambda mei: Call()
EXAMPLES["organisation_deletion_request"] = lambda mei: Call(body={"name": "Kopi Labs"})


@example("organisation_logo_change")
def a_logo(mei: APIClient) -> Call:
    return a_picture(mei)


@example("organisation_leave")
def an_organisation_with_another_owner(_: APIClient) -> Call:
    joined("Tan", Role.OWNER)
    return Call()


@example("organisation_deletion_cancel")
def an_organisation_that_is_being_deleted(mei: APIClient) -> Call:
    assert mei.post("/api/v1/organisation/deletion", {"name": "Kopi Labs"}).status_code == 201
    return Call()


@example("ownership_offer")
def a_member_of_ours(_: APIClient) -> Call:
    return Call(body={"member": shown("mem", joined("Tan", Role.MEMBER).pk)}, names_ours=True)


@example("ownership_accept")
@example("ownership_decline")
def an_organisation_that_mei_is_offered(_: APIClient) -> Call:
    """By Tan, who owns it, to Mei, who is an admin for the moment."""
    tan = joined("Tan", Role.OWNER)
    with acting_for(tan.organisation_id):
        mei = Membership.objects.get(organisation_id=tan.organisation_id, person__name="Mei")
        Membership.objects.filter(pk=mei.pk).update(role=Role.ADMIN)
        offer_ownership(organisation_id=tan.organisation_id, actor_id=tan.person_id, membership_id=mei.pk, at=now())
    return Call()


def joined(name: str, role: Role) -> Membership:
    """Somebody else in Kopi Labs."""
    with across_organisations(reason="the suite knows it by its name"):
        kopi = Organisation.objects.get(slug="kopi-labs")
    with acting_for(kopi.pk):
        return Membership.objects.get(person=member(name, kopi, role).person)


@example("subscription_settlement")
def a_checkout_of_ours(mei: APIClient) -> Call:
    opened = mei.post("/api/v1/subscription/upgrade", {"plan": "starter", "interval": "month"}).json()
    return Call(body={"session_id": session_of(opened["checkout_url"])}, names_ours=True)


@example("picture_replace")
def a_picture(mei: APIClient) -> Call:
    drawn = BytesIO()
    Image.new("RGB", (64, 64)).save(drawn, "PNG")
    return Call(body={"picture": SimpleUploadedFile("mei.png", drawn.getvalue())}, format="multipart")


@example("address_change_mail_again")
def an_address_that_was_asked_for(mei: APIClient) -> Call:
    _asked_a_while_ago()
    return Call()


@example("address_change_confirm")
def a_key_that_confirms(_: APIClient) -> Call:
    return Call(body={"key": key_for(_asked_a_while_ago().pk, CONFIRM)})


@example("address_change_undo")
def a_key_that_undoes(_: APIClient) -> Call:
    return Call(body={"key": key_for(_asked_a_while_ago().pk, UNDO)})


@example("sessions_end")
def a_session_of_hers(mei: APIClient) -> Call:
    (here,) = mei.get("/api/v1/user/sessions").json()["data"]
    return Call(path={"id": here["id"]})


def _asked_a_while_ago() -> AddressChange:
    """By Mei, where the suite has made her, else by somebody."""
    person = User.objects.filter(name="Mei").first() or User.objects.create_user("somebody@teh.example")
    return ask_for_address(person_id=person.pk, new_address="new@tan.example", at=now() - timedelta(minutes=5))


for plain in ("roles_list", "seats_read", "invitations_list"):
    EXAMPLES[plain] = lambda mei: Call()
EXAMPLES["invitations_send"] = lambda mei: Call(body={"addresses": "books@x.example", "role": "billing"})


@example("members_change")
def a_member_who_is_to_pay(_: APIClient) -> Call:
    return Call(path=_path_of_tan(), body={"role": "billing"}, names_ours=True)


@example("members_suspend")
@example("members_holdings")
@example("members_remove")
def a_member_named_tan(_: APIClient) -> Call:
    return Call(path=_path_of_tan(), names_ours=True)


@example("members_reactivate")
def a_suspended_member_who_takes_no_seat(mei: APIClient) -> Call:
    where = {"id": shown("mem", joined("Tan", Role.BILLING).pk)}
    assert mei.post(f"/api/v1/members/{where['id']}/suspension").status_code == 201
    return Call(path=where, names_ours=True)


@example("invitations_revoke")
def an_invitation_of_ours(mei: APIClient) -> Call:
    return Call(path=_path_of_an_invitation(mei), names_ours=True)


@example("invitations_resend")
def an_invitation_that_was_sent_a_while_ago(mei: APIClient) -> Call:
    path = _path_of_an_invitation(mei)
    with across_organisations(reason="the suite lets time pass"):
        Invitation.objects.update(sent_at=now() - timedelta(minutes=5))
    return Call(path=path, names_ours=True)


@example("invitation_read")
@example("invitation_claim")
def a_link_to_tan(_: APIClient) -> Call:
    return Call(body={"token": _token_for("tan@x.example")})


@example("invitation_accept")
@example("invitation_wish")
def a_link_to_mei(mei: APIClient) -> Call:
    return Call(body={"token": _token_for(mei.get("/api/v1/user/profile").json()["email"])})


def _path_of_tan() -> dict[str, str]:
    return {"id": shown("mem", joined("Tan", Role.MEMBER).pk)}


def _path_of_an_invitation(mei: APIClient) -> dict[str, str]:
    assert mei.post("/api/v1/invitations", {"addresses": "books@x.example", "role": "billing"}).status_code == 200
    return {"id": mei.get("/api/v1/invitations").json()["data"][0]["id"]}


def _token_for(email: str) -> str:
    """What the link of an invitation of another organisation carries; its owner is Ada."""
    ada = member("Ada", organisation("roti-works"))
    assert ada.browser.post("/api/v1/invitations", {"addresses": email, "role": "billing"}).status_code == 200
    return Message.objects.get(template="invitation", to=email).text.partition("/invitations#")[2].split()[0]


@example("account_deletion_confirm")
def a_key_that_confirms_a_deletion(_: APIClient) -> Call:
    return Call(body={"key": deletion_key(_deletion().pk, "confirm")})


@example("account_deletion_take_back")
def a_key_that_takes_a_deletion_back(_: APIClient) -> Call:
    return Call(body={"key": deletion_key(_deletion().pk, "cancel")})


def _deletion() -> AccountDeletion:
    somebody = User.objects.create_user("somebody@teh.example")
    return ask_for_deletion(person_id=somebody.pk, at=now())


EXAMPLES["connections_list"] = lambda mei: Call()
EXAMPLES["connections_create"] = lambda mei: Call(body={"provider": "google"})


@example("connections_remove")
def one_of_two_accounts_elsewhere(_: APIClient) -> Call:
    person = User.objects.get(name="Mei")
    for provider in ("google", "github"):
        SocialAccount.objects.create(user=person, provider=provider, uid="1001", extra_data={})
    return Call(path={"provider": "google", "subject": "1001"})
