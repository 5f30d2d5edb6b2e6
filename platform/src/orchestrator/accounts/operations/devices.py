"""A person's account on a device that it was not used on before."""

from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.core import signing
from django.db import transaction
from django.utils.crypto import salted_hmac

from orchestrator.accounts.events import EntryDisowned, SecondFactorChanged, SignedInOnNewDevice
from orchestrator.accounts.models import User
from orchestrator.accounts.operations.addresses import cancel_address_change
from orchestrator.accounts.operations.dropping_links import RECENT, drop_links
from orchestrator.accounts.operations.sessions import end_sessions
from orchestrator.accounts.queries import verified_addresses
from orchestrator.accounts.visits import Visit, place_of
from orchestrator.events.operations import publish
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import Invalid
from orchestrator.kit.time import now
from orchestrator.mail.operations import queue_mail

SALT = "accounts.not_me"
LONGEST = 7 * 24 * 3600  # seconds
LONGEST_FOR_FACTORS = 24 * 3600


@transaction.atomic
def tell_of_new_device(visit: Visit, *, at: datetime) -> None:
    """Record it, and write to every address of the person, with a link for the case that it was not them."""
    person = User.objects.get(pk=visit.person_id)
    publish(SignedInOnNewDevice(actor_id=person.pk, device=visit.device, place=visit.country))
    context = {
        "device": visit.device,
        "place": place_of(country=visit.country, address=visit.address),
        "at": f"{at.day} {at:%B %Y, %H:%M} UTC",
        "not_me_url": not_me_url(person),
    }
    for address in verified_addresses(person_id=person.pk):
        queue_mail(template="new_device", to=address, context=context, secret=True)


@transaction.atomic
def disown_entry(*, key: str) -> None:
    """It was somebody else: every session ends, and the password, which they may know, opens nothing any more.

    What was connected in the week before goes with it. A link that came with the first second factor takes that away
    too: else the account would be theirs for good.

    Raises:
        Invalid: the link is not ours, has expired, or the password was changed since.
    """
    person, undoes_factors = _person_of(key)
    if undoes_factors and Authenticator.objects.filter(user_id=person.pk).delete()[0]:
        publish(SecondFactorChanged(actor_id=person.pk, change="turned_off"))
    drop_links(person_id=person.pk, since=now() - RECENT)
    cancel_address_change(person_id=person.pk)
    person.password = make_password(None)
    person.save(update_fields=["password"])
    end_sessions(person_id=person.pk)
    publish(EntryDisowned(actor_id=person.pk))


def not_me_url(person: User, *, undoes_factors: bool = False) -> str:
    """Where the person says that it was not them, for as long as their password stays as it is."""
    said = {"person": str(person.pk), "of": _fingerprint(person), "factors": undoes_factors}
    return f"{conf().site_url}/not-me/{signing.dumps(said, salt=SALT)}"


def _person_of(key: str) -> tuple[User, bool]:
    refusal = Invalid("This link has been used already, or it has expired.")
    try:
        said = signing.loads(key, salt=SALT, max_age=LONGEST)
    except signing.BadSignature as error:
        raise refusal from error
    person = User.objects.select_for_update(no_key=True).filter(pk=UUID(said["person"]), is_active=True).first()
    if person is None or _fingerprint(person) != said["of"]:
        raise refusal
    return person, bool(said.get("factors")) and _is_fresh(key)


def _is_fresh(key: str) -> bool:
    """While it is, whoever reads the mail could have got in without a second factor a moment before."""
    try:
        signing.loads(key, salt=SALT, max_age=LONGEST_FOR_FACTORS)
    except signing.SignatureExpired:
        return False
    return True


def _fingerprint(person: User) -> str:
    """Changes with the password, so that a link is used up by what it does."""
    return salted_hmac(SALT, person.password, algorithm="sha256").hexdigest()[:24]
