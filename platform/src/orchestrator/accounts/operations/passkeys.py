"""Passkeys: several for each person, each with a name."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction

from orchestrator.accounts.events import PasskeyLooksCopied
from orchestrator.accounts.operations.notices import tell_of_safety
from orchestrator.accounts.operations.second_factor import PASSKEY, codes_if_none, lock_person, publish_change
from orchestrator.accounts.whence import Whence
from orchestrator.events.operations import publish
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.kit.ids import new_id

MOST = 20


@transaction.atomic
def add_passkey(
    *, person_id: UUID, name: str, credential: Mapping[str, Any], count: int, at: datetime, whence: Whence
) -> tuple[Authenticator, list[str]]:
    """Keep a credential that was checked; with it the recovery codes, if this is the first second factor.

    *count* is how often it says that it was used.

    Raises:
        NotPossibleNow: there are too many, or this device is one of them.
    """
    lock_person(person_id)
    known = list(Authenticator.objects.filter(user_id=person_id, type=PASSKEY).values_list("data", flat=True))
    if len(known) >= MOST:
        raise NotPossibleNow(f"You have {MOST} passkeys already. Remove one first.")
    if any(data["credential"]["id"] == credential["id"] for data in known):
        raise NotPossibleNow("This passkey is added already.")
    data = {"id": str(new_id()), "name": name, "credential": dict(credential), "count": count}
    added = Authenticator.objects.create(user_id=person_id, type=PASSKEY, data=data, created_at=at)
    codes = codes_if_none(person_id=person_id, at=at)
    publish_change("passkey_added", person_id=person_id, whence=whence, at=at, is_first=bool(codes))
    return added, codes


@transaction.atomic
def rename_passkey(*, passkey: Authenticator, name: str) -> Authenticator:
    """Change how its person calls it. Their own business: no fact is recorded."""
    found: Authenticator = Authenticator.objects.select_for_update(no_key=True).get(pk=passkey.pk)
    found.data["name"] = name
    found.save(update_fields=["data"])
    return found


@transaction.atomic
def note_passkey_used(*, passkey: Authenticator, count: int, at: datetime, whence: Whence) -> None:
    """Keep how often it says that it was used. Counting backwards is told to its person: there may be two of it.

    Many count nothing and always say 0. Source: https://www.w3.org/TR/webauthn-3/#sctn-sign-counter
    """
    found = Authenticator.objects.select_for_update(no_key=True).get(pk=passkey.pk)
    before: int = found.data.get("count", 0)
    if (count or before) and count <= before:
        publish(PasskeyLooksCopied(actor_id=found.user_id, device=whence.device, place=whence.country))
        tell_of_safety("passkey_looks_copied", person_id=found.user_id, whence=whence, at=at)
    found.data["count"] = max(count, before)
    found.last_used_at = at
    found.save(update_fields=["data", "last_used_at"])
