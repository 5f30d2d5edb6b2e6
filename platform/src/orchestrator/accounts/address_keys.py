"""The keys in the links that confirm and undo a change of address.

A key is the change's id, signed for one purpose. It cannot be guessed, nothing of it is stored, and what the change
has become says whether it still works, so each works once.
"""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from orchestrator.kit.ids import read, shown

PREFIX = "adr"
CONFIRM, UNDO = "confirm", "undo"
NOT_OURS = "This link is not one of ours. Check that it was copied whole."
USED_LINK = "This link has been used already, or it has expired."


def key_for(change_id: UUID, purpose: str) -> str:
    """The key of the link for *purpose*."""
    return _signer(purpose).sign(shown(PREFIX, change_id))


def change_in(key: str, purpose: str) -> UUID | None:
    """The change that *key* is for; None when it is not one of ours for this purpose."""
    try:
        return read(PREFIX, _signer(purpose).unsign(key))
    except BadSignature:
        return None


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"orchestrator.accounts.address.{purpose}", sep="~")
