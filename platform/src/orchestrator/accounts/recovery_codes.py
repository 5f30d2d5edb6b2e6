"""Recovery codes: made to be written down, kept as digests."""

import secrets
from collections.abc import Sequence
from uuid import UUID

from orchestrator.kit.sealing import digest, proves

COUNT = 10
FEW = 3
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when it is read from paper
GROUPS, LENGTH = 3, 4  # 59 bits


def new_codes() -> list[str]:
    """Ten codes such as ``k7wm-p3xd-9rta``."""
    return [
        "-".join("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(GROUPS)) for _ in range(COUNT)
    ]


def digest_of(code: str, *, person_id: UUID) -> str:
    return digest(_plain(code), purpose=_purpose(person_id))


def place_of(code: str, *, among: Sequence[str], person_id: UUID) -> int | None:
    """Where in *among* the digest of *code* stands; None when it is not there."""
    found = [
        place for place, kept in enumerate(among) if proves(kept, secret=_plain(code), purpose=_purpose(person_id))
    ]
    return found[0] if found else None


def _plain(code: str) -> str:
    return "".join(letter for letter in code.lower() if letter in LETTERS)


def _purpose(person_id: UUID) -> str:
    return f"recovery code of {person_id}"
