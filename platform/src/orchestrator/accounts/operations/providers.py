"""Google and GitHub: joining with them, linking them, taking the link away.

The key of a link is the provider and its subject. An address decides once, when the link is made, and only if both
sides have shown that it is the person's.
"""

from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from orchestrator.accounts.events import PersonVerified, ProviderLinked, ProviderUnlinked
from orchestrator.accounts.models import PictureImport, User
from orchestrator.accounts.operations.notices import tell_of_safety
from orchestrator.accounts.operations.unproven import hand_over
from orchestrator.accounts.ways_in import ways_in
from orchestrator.accounts.whence import Whence
from orchestrator.events.operations import publish
from orchestrator.jobs.operations import owe
from orchestrator.kit.errors import DomainError, NotFound, NotPossibleNow


class LastWayIn(DomainError):
    """This is the only way in to the account. Set a password or add a passkey first."""

    code = "last_way_in"


class SignInFirst(DomainError):
    """The address is a person's who has linked another account of the same provider: the mailbox may have moved on."""

    code = "sign_in_first"


@transaction.atomic
def join_by_provider(*, person: User, account: SocialAccount, is_verified: bool) -> User:
    """Make a person out of what a provider says of them. They count once the address is verified, there or here.

    Raises:
        IntegrityError: the address or the account has become somebody's meanwhile.
    """
    person.save(force_insert=True)
    EmailAddress.objects.create(user=person, email=person.email, verified=is_verified, primary=True)
    account.user = person
    account.save(force_insert=True)
    if is_verified:
        publish(PersonVerified(actor_id=person.pk))
    publish(ProviderLinked(actor_id=person.pk, provider=account.provider, joined=True))
    _owe_picture(person, account)
    return person


@transaction.atomic
def link_by_address(*, person_id: UUID, account: SocialAccount, address: str, whence: Whence, at: datetime) -> User:
    """Link *account*, whose provider vouches for *address*, to the person who has that address.

    Someone who never showed that the address is theirs is wiped first: its owner has come.

    Raises:
        SignInFirst: they have linked another account of this provider.
        NotPossibleNow: the address is not theirs any more.
        IntegrityError: the account was linked meanwhile.
    """
    person = _locked(person_id)
    was_unproven = person.email == address and hand_over(person_id=person_id)
    if not EmailAddress.objects.filter(user=person, email=address, verified=True).exists():
        raise NotPossibleNow("The address has changed hands in the meantime.")
    linked = set(SocialAccount.objects.filter(user=person, provider=account.provider).values_list("uid", flat=True))
    if account.uid in linked:  # a moment ago, in another browser
        return person
    if linked:
        raise SignInFirst("Sign in another way first, then connect this account.")
    person.refresh_from_db()
    _link(person, account, takes_name=was_unproven)
    if not was_unproven:
        tell_of_safety(f"{account.provider}_linked", person_id=person_id, whence=whence, at=at)
    return person


@transaction.atomic
def link_provider(*, person_id: UUID, account: SocialAccount, whence: Whence, at: datetime) -> User:
    """Link *account* to a person who is signed in and asked for it. Its address does not matter.

    Raises:
        IntegrityError: the account was linked meanwhile.
    """
    person = _locked(person_id)
    _link(person, account)
    tell_of_safety(f"{account.provider}_linked", person_id=person_id, whence=whence, at=at)
    return person


@transaction.atomic
def unlink_provider(*, person_id: UUID, provider: str, subject: str, whence: Whence, at: datetime) -> None:
    """Take the link away. What the provider once told of name and picture stays the person's.

    Raises:
        NotFound: there is no such link of theirs.
        LastWayIn: they would have no way in left.
    """
    person = _locked(person_id)
    account = SocialAccount.objects.filter(user=person, provider=provider, uid=subject).first()
    if account is None:
        raise NotFound("This account is not connected.")
    if not ways_in(person, without=account):
        raise LastWayIn("Besides a mailed code, this is your only way in. Set a password or add a passkey first.")
    account.delete()
    publish(ProviderUnlinked(actor_id=person_id, provider=provider))
    tell_of_safety(f"{provider}_unlinked", person_id=person_id, whence=whence, at=at)


def _link(person: User, account: SocialAccount, *, takes_name: bool = False) -> None:
    name = str(account.extra_data.get("name", ""))
    if takes_name or not person.name:
        person.name = name
        person.save(update_fields=["name"])
    account.user = person
    account.save(force_insert=True)
    publish(ProviderLinked(actor_id=person.pk, provider=account.provider))
    _owe_picture(person, account)


def _owe_picture(person: User, account: SocialAccount) -> None:
    address = str(account.extra_data.get("picture") or "")
    if address and not person.picture:
        owe(PictureImport(person=person, address=address))


def _locked(person_id: UUID) -> User:
    return User.objects.select_for_update(no_key=True).get(pk=person_id)
