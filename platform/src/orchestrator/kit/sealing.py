"""Secrets that rest in the database: sealed where we must read them again, as a digest where we must not.

The keys come from ``SEALING_KEYS`` or, while that is empty, from ``SECRET_KEY``. The first seals, all of them open: to
roll a key, put the new one first and keep the old one until what it sealed has been sealed anew.
"""

from base64 import urlsafe_b64encode
from functools import lru_cache
from hashlib import sha256
from hmac import compare_digest, new

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from orchestrator.kit.conf import conf


class CannotOpen(Exception):
    """It was sealed with a key that the site no longer has, for another purpose, or was changed."""


def seal(secret: str, *, purpose: str) -> str:
    """*secret*, so that it can be read only with our key and only for the same *purpose*."""
    return _box(_keys(), purpose).encrypt(secret.encode()).decode()


def opened(sealed: str, *, purpose: str) -> str:
    """What was sealed.

    Raises:
        CannotOpen
    """
    try:
        return _box(_keys(), purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise CannotOpen(purpose) from error


def digest(secret: str, *, purpose: str) -> str:
    """What proves *secret* without holding it: of no use to who has the database and not our key."""
    return _digest(_keys()[0], secret, purpose)


def proves(found: str, *, secret: str, purpose: str) -> bool:
    """Whether *found* is the digest of *secret*, by any of our keys."""
    return any(compare_digest(found, _digest(key, secret, purpose)) for key in _keys())


def _keys() -> tuple[str, ...]:
    keys = conf().sealing_keys or (conf().secret_key,)
    return tuple(key.get_secret_value() for key in keys)


def _digest(key: str, secret: str, purpose: str) -> str:
    return new(_derived(key, f"digest: {purpose}"), secret.encode(), sha256).hexdigest()


@lru_cache(maxsize=64)
def _box(keys: tuple[str, ...], purpose: str) -> MultiFernet:
    return MultiFernet([Fernet(urlsafe_b64encode(_derived(key, f"seal: {purpose}"))) for key in keys])


@lru_cache(maxsize=256)
def _derived(key: str, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(key.encode())
