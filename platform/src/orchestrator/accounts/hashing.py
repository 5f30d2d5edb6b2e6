"""How passwords are hashed."""

from threading import BoundedSemaphore

from django.contrib.auth.hashers import BCryptSHA256PasswordHasher

from orchestrator.kit.conf import conf

AT_ONCE = 2
turn = BoundedSemaphore(AT_ONCE)


class Bcrypt(BCryptSHA256PasswordHasher):
    """bcrypt over SHA-256, so that nothing past 72 bytes is lost; its cost is the site's setting.

    A hash of another cost is made anew at the next sign-in. No more than ``AT_ONCE`` are made at a time in one
    process, so that a flood of sign-ins does not slow everyone else.
    """

    @property
    def rounds(self) -> int:  # type: ignore[override]
        return conf().bcrypt_rounds

    def encode(self, password: str, salt: str) -> str:
        with turn:
            encoded: str = super().encode(password, salt)
            return encoded
