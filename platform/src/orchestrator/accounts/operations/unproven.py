"""An account whose address nobody has shown to be theirs, and its real owner, who has just come."""

from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.hashers import make_password
from django.db import transaction

from orchestrator.accounts.models import AddressChange, PictureImport, User
from orchestrator.accounts.operations.people import verify_address
from orchestrator.accounts.operations.sessions import end_sessions
from orchestrator.kit.pictures import drop_picture


def is_unproven(*, person_id: UUID) -> bool:
    """Whether no address of the person was ever shown to be theirs."""
    return not EmailAddress.objects.filter(user_id=person_id, verified=True).exists()


@transaction.atomic
def wipe_unproven(*, person_id: UUID, keep_password: bool = False) -> bool:
    """Take from an unproven person everything that whoever signed up could have planted; False for a proven one.

    Password, sessions and tokens of apps, second factors, links to providers, other addresses, name and picture go;
    the row and its address stay. *keep_password* is for a password that the owner has chosen just now. An unproven
    person has no organisation, so there are no keys. Safe to repeat.

    Source: https://www.microsoft.com/en-us/msrc/blog/2022/05/pre-hijacking-attacks
    """
    person = User.objects.select_for_update(no_key=True).get(pk=person_id)
    if not is_unproven(person_id=person_id):
        return False
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    AddressChange.objects.filter(person=person).delete()
    PictureImport.objects.filter(person=person).delete()
    EmailAddress.objects.filter(user=person).exclude(email=person.email).delete()
    end_sessions(person_id=person_id)
    transaction.on_commit(lambda picture=person.picture: drop_picture(picture), robust=True)  # type: ignore[misc]
    person.name = person.picture = ""
    if not keep_password:
        person.password = make_password(None)
    person.save(update_fields=["name", "picture", "password"])
    return True


@transaction.atomic
def hand_over(*, person_id: UUID, keep_password: bool = False) -> bool:
    """Wipe an unproven person and count their address as shown: its owner is here. False for a proven one."""
    if not wipe_unproven(person_id=person_id, keep_password=keep_password):
        return False
    person = User.objects.get(pk=person_id)
    address, _ = EmailAddress.objects.get_or_create(user=person, email=person.email, defaults={"primary": True})
    return verify_address(address_id=address.pk)
