"""What a key looks like: ``tfl_live_<43 characters><6 of checksum>``.

The prefix names the product and the environment, so that a leaked key is found by a search; the 43 characters are
256 random bits; the checksum refuses a mistyped key without asking the database, and tells a leaked key from a
look-alike offline.

Source: https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
"""

import re
import secrets
import string
import zlib
from hashlib import sha256

from orchestrator.kit.conf import conf

ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
RANDOM, CHECKSUM = 43, 6
BODY = re.compile(rf"[0-9A-Za-z]{{{RANDOM + CHECKSUM}}}")


def new_secret() -> str:
    """A new key, whole. It is shown once and never stored."""
    environment = "live" if conf().is_production else "test"
    body = f"{_product()}{environment}_" + "".join(secrets.choice(ALPHABET) for _ in range(RANDOM))
    return body + checksum_of(body)


def is_ours(secret: str) -> bool:
    """Whether it claims to be one of this product's keys."""
    return secret.startswith(_product())


def is_whole(secret: str) -> bool:
    """Whether no character of it is missing or wrong, as far as a checksum can tell."""
    body, checksum = secret[:-CHECKSUM], secret[-CHECKSUM:]
    environment, _, random = secret.removeprefix(_product()).partition("_")
    return environment in {"live", "test"} and bool(BODY.fullmatch(random)) and checksum_of(body) == checksum


def digest_of(secret: str) -> str:
    """What is stored. 256 random bits need no slow hash."""
    return sha256(secret.encode()).hexdigest()


def hint_of(secret: str) -> str:
    """Enough to tell one's keys apart, and too little to use: ``tfl_live_…x7Qp``."""
    return f"{secret[: -RANDOM - CHECKSUM]}…{secret[-4:]}"


def checksum_of(body: str) -> str:
    """CRC-32 of *body* in six characters of base 62."""
    number, digits = zlib.crc32(body.encode()), ""
    for _ in range(CHECKSUM):
        number, digit = divmod(number, len(ALPHABET))
        digits = ALPHABET[digit] + digits
    return digits


def _product() -> str:
    return f"{conf().api_key_prefix}_"
