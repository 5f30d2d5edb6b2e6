"""The keys in the links that confirm a deletion and take it back: the deletion's id, signed for one purpose."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from orchestrator.kit.ids import read, shown

PREFIX = "del"
CONFIRM, CANCEL = "confirm", "cancel"
NOT_OURS = "This link is not one of ours. Check that it was copied whole."


def key_for(deletion_id: UUID, purpose: str) -> str:
    """The key of the link for *purpose*."""
    return _signer(purpose).sign(shown(PREFIX, deletion_id))


def deletion_in(key: str, purpose: str) -> UUID | None:
    """The deletion that *key* is for; None when it is not one of ours for this purpose."""
    try:
        return read(PREFIX, _signer(purpose).unsign(key))
    except BadSignature:
        return None


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"orchestrator.privacy.deletion.{purpose}", sep="~")
