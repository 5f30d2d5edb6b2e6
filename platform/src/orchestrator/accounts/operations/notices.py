"""Telling a person, at every address that is theirs, what touches the safety of their account."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from orchestrator.accounts.models import User
from orchestrator.accounts.operations.devices import not_me_url
from orchestrator.accounts.queries import verified_addresses
from orchestrator.accounts.recovery_codes import FEW
from orchestrator.accounts.whence import Whence
from orchestrator.mail.operations import queue_mail


@dataclass(frozen=True)
class Words:
    """What a notice says first."""

    title: str
    sentence: str


NOTICES = {
    "totp_added": Words(
        "An authenticator app was set up", "From now on, signing in to your account takes a code out of that app."
    ),
    "totp_removed": Words(
        "An authenticator app was removed", "Its codes do not work any more. Your passkeys still protect your account."
    ),
    "passkey_added": Words("A passkey was added", "Whoever has it, and can unlock it, can sign in to your account."),
    "passkey_removed": Words("A passkey was removed", "It does not open your account any more."),
    "recovery_codes_made": Words("New recovery codes were made", "The old ones do not work any more."),
    "google_linked": Words("Google was connected", "Whoever uses that Google account can sign in to yours."),
    "google_unlinked": Words("Google was disconnected", "That Google account does not open yours any more."),
    "github_linked": Words("GitHub was connected", "Whoever uses that GitHub account can sign in to yours."),
    "github_unlinked": Words("GitHub was disconnected", "That GitHub account does not open yours any more."),
    "turned_off": Words(
        "Two-factor authentication was turned off", "Your password alone opens your account now. Turn it on again soon."
    ),
    "recovery_code_used": Words("A recovery code was used", "Somebody showed one of your recovery codes to get in."),
    "second_factor_guessed": Words(
        "Somebody guesses your second factor",
        "Whoever it is got past your password and then typed several wrong codes. They are not in, and codes have to "
        "wait for a quarter of an hour; a passkey does not.",
    ),
    "passkey_looks_copied": Words(
        "One of your passkeys may have been copied",
        "A passkey counts how often it is used, and one of yours counted backwards. If you did not restore it from a "
        "copy, remove it and add a new one.",
    ),
}


def tell_of_safety(
    notice: str,
    *,
    person_id: UUID,
    whence: Whence,
    at: datetime,
    undoes_factors: bool = False,
    left: int | None = None,
    once: str | None = None,
) -> bool:
    """Say what, when and from where, and what to do if it was somebody else. *left* recovery codes are not used yet.

    With *undoes_factors* the link for that takes the second factors away too. With *once* it is told only the first
    time for that word, and the answer says whether this was it. Call it in the transaction of what it tells.
    """
    person, words = User.objects.get(pk=person_id), NOTICES[notice]
    context = {
        "title": words.title,
        "sentence": words.sentence,
        "device": whence.device,
        "place": whence.place,
        "at": f"{at.day} {at:%B %Y, %H:%M} UTC",
        "left": left,
        "are_few": left is not None and left <= FEW,
        "not_me_url": not_me_url(person, undoes_factors=undoes_factors),
    }
    told = [
        queue_mail(
            template="safety_notice",
            to=address,
            context=context,
            secret=True,
            key=f"{notice}:{person_id}:{once}:{number}" if once else None,
        )
        for number, address in enumerate(verified_addresses(person_id=person_id))
    ]
    return any(told)
