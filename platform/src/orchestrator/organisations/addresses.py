"""Reading addresses out of what people paste: one in each line, or with commas, semicolons, and names beside them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LONGEST = 254  # RFC 5321
OUTSIDE_QUOTES = r'(?=(?:[^"]*"[^"]*")*[^"]*$)'
IN_BRACKETS = re.compile(r"<([^<>]*)>")


@dataclass(frozen=True)
class Entry:
    """What was typed, and the address in it in small letters; None when there is none."""

    text: str
    email: str | None


def entries_of(pasted: str) -> list[Entry]:
    """The entries of *pasted* in their order, each address once."""
    seen: set[str] = set()
    found = []
    for text in _pieces(pasted):
        email = _address_in(text)
        if email is None or email not in seen:
            found.append(Entry(text[:LONGEST], email))
        seen |= {email} if email else set()
    return found


def _pieces(pasted: str) -> Iterator[str]:
    for line in pasted.splitlines():
        if "<" not in line:
            yield from _kept(re.split(r"[,;\s]+", line) if "@" in line else [line])
        elif ";" in line:
            yield from _kept(re.split(f";{OUTSIDE_QUOTES}", line))
        else:
            yield from _kept(_with_their_names(re.split(f",{OUTSIDE_QUOTES}", line)))


def _with_their_names(pieces: list[str]) -> Iterator[str]:
    """``Tan, Mei <mei@kopi.example>`` is one person: what has no address belongs to what follows."""
    name = ""
    for piece in pieces:
        if "@" in piece:
            yield f"{name}, {piece}" if name else piece
            name = ""
        else:
            name = f"{name}, {piece}" if name else piece
    yield name


def _kept(pieces: Iterable[str]) -> Iterator[str]:
    return (piece.strip(" ,;\t") for piece in pieces if piece.strip(" ,;\t"))


def _address_in(text: str) -> str | None:
    bracketed = IN_BRACKETS.search(text)
    address = (bracketed.group(1) if bracketed else text).strip().removeprefix("mailto:").lower()
    try:
        validate_email(address)
    except ValidationError:
        return None
    return address if len(address) <= LONGEST else None
