"""Second factors: allauth's settings.

Source: https://docs.allauth.org/en/latest/mfa/configuration.html
"""

from datetime import timedelta
from typing import Any

from orchestrator.kit.conf import Conf


def second_factor(conf: Conf) -> dict[str, Any]:
    """The ``MFA_`` settings. Who has no verified address cannot sign in at all, so allauth need not ask for one."""
    prefix = "__Host-" if conf.site_url.startswith("https://") else ""
    return {
        "MFA_ADAPTER": "orchestrator.accounts.factor_adapter.FactorAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
        "MFA_TOTP_ISSUER": conf.site_name,
        "MFA_TOTP_TOLERANCE": 1,  # steps of 30 seconds, each way
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_TRUST_ENABLED": True,
        "MFA_TRUST_COOKIE_AGE": timedelta(days=30),
        "MFA_TRUST_COOKIE_NAME": f"{prefix}trusted_browser",
    }
