"""What accounts knows of a person, to be given to them or to be erased."""

from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.db import transaction

from orchestrator.accounts.models import AddressChange, PictureImport, User
from orchestrator.accounts.operations.sessions import end_sessions
from orchestrator.accounts.payloads import shown_person
from orchestrator.kit.pictures import address_of, drop_picture
from orchestrator.mail.operations import forget_messages_to
from orchestrator.mail.queries import messages_to

WHAT_HAPPENS = {
    "orchestrator_accounts.User.email": "replaced by one that leads nowhere; the row stays for what refers to it",
    "orchestrator_accounts.AddressChange.person": "deleted",
    "orchestrator_accounts.AddressChange.old_address": "deleted",
    "orchestrator_accounts.AddressChange.new_address": "deleted",
    "orchestrator_accounts.PictureImport.person": "deleted",
    "account.EmailAddress.user": "deleted",
    "account.EmailAddress.email": "deleted",
    "mfa.Authenticator.user": "deleted",
    "socialaccount.SocialAccount.user": "deleted",
    "usersessions.UserSession.user": "deleted, with the addresses of the network in it; the sessions end",
    "admin.LogEntry.user": "never written: the facts are the log of the console",
}


def export_for(person_id: UUID) -> dict[str, Any]:
    """Everything that accounts keeps about the person, in words that they understand."""
    person = User.objects.get(pk=person_id)
    addresses = EmailAddress.objects.filter(user_id=person_id).order_by("pk")
    return {
        "id": shown_person(person.pk),
        "email": person.email,
        "name": person.name,
        "picture": address_of(person.picture),
        "time_zone": person.time_zone,
        "language": person.language,
        "joined_at": person.joined_at.isoformat(),
        "last_sign_in": person.last_login.isoformat() if person.last_login else None,
        "addresses": [{"email": address.email, "verified": address.verified} for address in addresses],
        "address_changes": [
            {
                "from": change.old_address,
                "to": change.new_address,
                "state": change.state,
                "asked_at": change.asked_at.isoformat(),
            }
            for change in AddressChange.objects.filter(person_id=person_id).order_by("pk")
        ],
        **_ways_in(person_id),
        "messages": messages_to(_addresses_of(person)),
    }


def _ways_in(person_id: UUID) -> dict[str, Any]:
    """Second factors, linked accounts and sessions; no secret of them."""
    return {
        "second_factors": [
            {"kind": factor.type, "created_at": factor.created_at.isoformat()}
            for factor in Authenticator.objects.filter(user_id=person_id).order_by("pk")
        ],
        "linked_accounts": [
            {"provider": account.provider, "id": account.uid, "since": account.date_joined.isoformat()}
            for account in SocialAccount.objects.filter(user_id=person_id).order_by("pk")
        ],
        "sessions": [
            {
                "device": session.user_agent,
                "network_address": session.ip,
                "since": session.created_at.isoformat(),
                "last_seen": session.last_seen_at.isoformat(),
            }
            for session in UserSession.objects.filter(user_id=person_id).order_by("pk")
        ],
    }


def erase_for(person_id: UUID) -> None:
    """Take away all that says who the person was; the row stays, for what refers to it. Safe to repeat.

    The picture goes first: as long as its name is known, it can be tried again.
    """
    drop_picture(User.objects.get(pk=person_id).picture)
    _erase(person_id=person_id)


@transaction.atomic
def _erase(*, person_id: UUID) -> None:
    person = User.objects.select_for_update(no_key=True).get(pk=person_id)
    end_sessions(person_id=person_id)
    forget_messages_to(_addresses_of(person))
    AddressChange.objects.filter(person_id=person_id).delete()
    PictureImport.objects.filter(person_id=person_id).delete()
    for table in (Authenticator, SocialAccount, EmailAddress):
        table.objects.filter(user_id=person_id).delete()
    User.objects.filter(pk=person_id).update(
        email=f"{person_id.hex}@erased.invalid",
        name="",
        picture="",
        time_zone="",
        language="",
        password=make_password(None),
        is_active=False,
        staff_role=User.StaffRole.NONE,
        last_login=None,
    )


def _addresses_of(person: User) -> set[str]:
    """All under which the person was ever written to, as far as that is still known."""
    changes = AddressChange.objects.filter(person=person).exclude(state=AddressChange.State.PENDING)
    changes = changes.exclude(state=AddressChange.State.CANCELLED)
    return {
        person.email,
        *EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True),
        *changes.values_list("old_address", flat=True),
        *changes.values_list("new_address", flat=True),
    }
