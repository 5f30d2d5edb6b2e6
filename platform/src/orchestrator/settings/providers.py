"""Signing in with Google and GitHub, for whichever of the two the site has a client.

allauth reads the addresses when it is imported, so they are settled here and nowhere later.
Source: https://docs.allauth.org/en/latest/socialaccount/configuration.html
"""

from typing import Any

from pydantic import SecretStr

from orchestrator.kit.conf import Conf


def providers(conf: Conf) -> dict[str, Any]:
    """allauth's settings for other people's sign-in."""
    return {
        "SOCIALACCOUNT_ADAPTER": "orchestrator.accounts.provider_adapter.ProviderAdapter",
        "SOCIALACCOUNT_PROVIDERS": {"google": _google(conf), "github": _github(conf)},
        "SOCIALACCOUNT_STORE_TOKENS": False,  # they would open the person's account there, and we never need to
        "SOCIALACCOUNT_REQUESTS_TIMEOUT": 5,
    }


def _google(conf: Conf) -> dict[str, Any]:
    base = conf.google_base
    return {
        "APPS": _client(conf.google_client_id, conf.google_client_secret),
        "SCOPE": ["openid", "email", "profile"],
        "AUTH_PARAMS": {"prompt": "select_account"},
        "OAUTH_PKCE_ENABLED": True,
        **(
            {
                "AUTHORIZE_URL": f"{base}/o/oauth2/v2/auth",
                "ACCESS_TOKEN_URL": f"{base}/token",
                "IDENTITY_URL": f"{base}/oauth2/v2/userinfo",
                "CERTS_URL": f"{base}/oauth2/v1/certs",
                "ID_TOKEN_ISSUER": base,
            }
            if base
            else {}
        ),
    }


def _github(conf: Conf) -> dict[str, Any]:
    return {
        "APPS": _client(conf.github_client_id, conf.github_client_secret),
        "SCOPE": ["user:email"],
        "OAUTH_PKCE_ENABLED": True,
        **({"GITHUB_URL": conf.github_base} if conf.github_base else {}),
    }


def _client(id: str, secret: SecretStr) -> list[dict[str, str]]:
    return [{"client_id": id, "secret": secret.get_secret_value()}] if id else []
