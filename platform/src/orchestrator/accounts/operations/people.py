"""Making and verifying people."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.hashers import make_password
from django.db import transaction

from orchestrator.accounts.addresses import normalised
from orchestrator.accounts.events import PersonVerified
from orchestrator.accounts.models import User
from orchestrator.events.operations import publish


def create_person(*, email: str, password: str, name: str, at: datetime, staff_role: str = "") -> User:
    """Make a person whose address is known to be theirs. Safe to repeat: one who exists is returned as they are.

    For the command line and the demo; strangers come in by signing up.
    """
    address = normalised(email)
    known = User.objects.filter(email=address).first()
    return known or _create_verified(
        address=address, hashed=make_password(password), name=name, at=at, staff_role=staff_role
    )


@transaction.atomic
def _create_verified(*, address: str, hashed: str, name: str, at: datetime, staff_role: str) -> User:
    person = User.objects.create(email=address, name=name, password=hashed, staff_role=staff_role, joined_at=at)
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    publish(PersonVerified(actor_id=person.pk))
    return person


@transaction.atomic
def verify_address(*, address_id: int, by_whom_signed_up: bool = True) -> bool:
    """Mark the address as its person's, and the person as verified if it is their first. Safe to repeat.

    A link to a provider that was made before holds only if whoever made it shows the address too: somebody else may
    have signed up with it.

    False when the address has become another person's meanwhile.
    """
    address = EmailAddress.objects.select_for_update(of=("self",)).select_related("user").get(pk=address_id)
    if address.verified:
        return True
    is_first = not EmailAddress.objects.filter(user_id=address.user_id, verified=True).exists()
    if not address.set_verified(commit=False):
        return False
    address.set_as_primary(conditional=True)
    address.save()
    if is_first and not by_whom_signed_up:
        SocialAccount.objects.filter(user_id=address.user_id).delete()
    if is_first:
        publish(PersonVerified(actor_id=address.user_id))
    return True
