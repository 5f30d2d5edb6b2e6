"""What accounts knows of a person, to be given to them or to be erased."""

from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.db import transaction

from orchestrator.accounts.models import User
from orchestrator.accounts.operations.sessions import end_sessions
from orchestrator.accounts.payloads import shown_person


def export_for(person_id: UUID) -> dict[str, Any]:
    """Everything that accounts keeps about the person, in words that they understand."""
    person = User.objects.get(pk=person_id)
    addresses = EmailAddress.objects.filter(user_id=person_id).order_by("pk")
    return {
        "id": shown_person(person.pk),
        "email": person.email,
        "name": person.name,
        "joined_at": person.joined_at.isoformat(),
        "last_sign_in": person.last_login.isoformat() if person.last_login else None,
        "addresses": [{"email": address.email, "verified": address.verified} for address in addresses],
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


@transaction.atomic
def erase_for(person_id: UUID) -> None:
    """Take away all that says who the person was; the row stays, for what refers to it. Safe to repeat.

    Their sessions end.
    """
    end_sessions(person_id=person_id)
    EmailAddress.objects.filter(user_id=person_id).delete()
    User.objects.filter(pk=person_id).update(
        email=f"{person_id.hex}@erased.invalid",
        name="",
        password=make_password(None),
        is_active=False,
        staff_role=User.StaffRole.NONE,
        last_login=None,
    )
