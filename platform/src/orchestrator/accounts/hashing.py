"""How passwords are hashed."""

from django.contrib.auth.hashers import BCryptSHA256PasswordHasher

from orchestrator.kit.conf import conf


class Bcrypt(BCryptSHA256PasswordHasher):
    """bcrypt over SHA-256, so that nothing past 72 bytes is lost; its cost is the site's setting.

    A hash of another cost is made anew at the next sign-in.
    """

    @property
    def rounds(self) -> int:  # type: ignore[override]
        return conf().bcrypt_rounds
