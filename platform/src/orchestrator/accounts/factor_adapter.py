"""Where allauth's second factors become ours."""

from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator

from orchestrator.accounts.models import User
from orchestrator.accounts.totp import opened_secret, sealed_secret
from orchestrator.kit.conf import conf


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are sealed, and passkeys belong to the site's address, whatever Host a request claims.

    Source: https://docs.allauth.org/en/latest/mfa/adapter.html
    """

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This code is not right. Each code works once: wait for the next one.",
        "passkey_refused": "This passkey was not accepted. Try again, or use another way.",
        "account_inactive": "This account has been closed. Write to us if you think that this is a mistake.",
    }

    def encrypt(self, text: str) -> str:
        return sealed_secret(text)

    def decrypt(self, encrypted_text: str) -> str:
        return opened_secret(encrypted_text)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        known = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {known + 1}" if known else "Passkey"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": urlsplit(conf().site_url).hostname or "", "name": conf().site_name}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return {**entity, "display_name": user.shown_name}
