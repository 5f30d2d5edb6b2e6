"""How people sign in: allauth's settings, as its headless browser client uses them.

Source: https://docs.allauth.org/en/latest/account/configuration.html
"""

from hashlib import sha256
from typing import Any
from urllib.parse import unquote, urlsplit

from orchestrator.kit.conf import Conf
from orchestrator.rest.access import FRESH_FOR
from orchestrator.settings.providers import providers

# Per address of the network (``ip``), per e-mail address (``key``) and per person (``user``); kept in Valkey. What is
# not named here keeps allauth's own limit. Wrong passwords are counted in the database.
RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "",  # counted by ``accounts.operations.guarding``
    "request_login_code": "20/m/ip,1/30s/key,5/15m/key",
    "confirm_login_code": "30/15m/ip",
    "request_unlock": "10/15m/ip,3/15m/key",
    "unlock": "20/15m/ip",
    "signup": "20/m/ip",
    "to_provider": "30/m/ip",
    "signup_address": "10/h/key",
    "confirm_email": "1/60s/key,10/d/key",
    "reset_password": "20/m/ip,5/15m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "5/m/user,10/15m/user",
    "second_factor": "30/15m/ip,5/15m/user",
    "request_proof_code": "1/30s/user,5/15m/user",
}
VALIDATION = "django.contrib.auth.password_validation"
VALIDATORS = [
    {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("email", "name")}},
    {"NAME": f"{VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
    {"NAME": "orchestrator.accounts.passwords.MixedCaseAndDigit"},
    {"NAME": "orchestrator.accounts.passwords.NotBreached"},
]


def people(conf: Conf) -> dict[str, Any]:
    """Django's and allauth's settings for accounts, sessions and passwords."""
    return {
        "AUTH_USER_MODEL": "orchestrator_accounts.User",
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "PASSWORD_HASHERS": ["orchestrator.accounts.hashing.Bcrypt"],
        "AUTH_PASSWORD_VALIDATORS": VALIDATORS,
        "PASSWORD_RESET_TIMEOUT": 3600,
        "SESSION_COOKIE_AGE": 24 * 3600,
        "CSRF_FAILURE_VIEW": "orchestrator.accounts.views.refusals.csrf_failure",
        "LOGIN_URL": "/sign-in",
        "ACCOUNT_ADAPTER": "orchestrator.accounts.adapter.AccountAdapter",
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
        "ACCOUNT_PREVENT_ENUMERATION": True,
        "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": True,
        "ACCOUNT_CONFIRM_EMAIL_ON_GET": False,
        "ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS": 3,
        "ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION": True,  # only in the browser that signed up
        "ACCOUNT_LOGIN_TIMEOUT": 3600,  # for how long that browser may wait for the mail
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        "ACCOUNT_RATE_LIMITS": RATE_LIMITS,
        "HEADLESS_ONLY": True,
        "ACCOUNT_LOGIN_BY_CODE_ENABLED": True,
        "ACCOUNT_LOGIN_BY_CODE_TIMEOUT": 600,
        "ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS": 3,
        "ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND": 3,
        "ACCOUNT_REAUTHENTICATION_TIMEOUT": int(FRESH_FOR.total_seconds()),
        "HEADLESS_CLIENTS": ("browser", "app"),
        **_apps(conf),
        "HEADLESS_ADAPTER": "orchestrator.accounts.adapter.HeadlessAdapter",
        "HEADLESS_FRONTEND_URLS": _pages(conf),
        "ALLAUTH_TRUSTED_PROXY_COUNT": conf.proxy_count,
        **providers(conf),
        **_mail(conf),
    }


def _pages(conf: Conf) -> dict[str, str]:
    """Where mailed links and providers lead."""
    return {
        "account_confirm_email": f"{conf.site_url}/verify/{{key}}",
        "account_reset_password": f"{conf.site_url}/forgot",
        "account_reset_password_from_key": f"{conf.site_url}/reset/{{key}}",
        "account_signup": f"{conf.site_url}/sign-up",
        "socialaccount_login_error": f"{conf.site_url}/sign-in/return",
    }


def _apps(conf: Conf) -> dict[str, Any]:
    """Tokens of apps: only we read them, so one key that signs and checks is enough; it is not the site's own."""
    key = sha256(b"orchestrator.app_tokens" + conf.secret_key.get_secret_value().encode()).hexdigest()
    return {
        "HEADLESS_TOKEN_STRATEGY": "orchestrator.accounts.tokens.AppTokens",
        "HEADLESS_JWT_ALGORITHM": "HS256",
        "HEADLESS_JWT_PRIVATE_KEY": key,
        "HEADLESS_JWT_ACCESS_TOKEN_EXPIRES_IN": 300,
        "HEADLESS_JWT_REFRESH_TOKEN_EXPIRES_IN": 30 * 24 * 3600,
        "HEADLESS_JWT_STATEFUL_VALIDATION_ENABLED": True,
    }


def _mail(conf: Conf) -> dict[str, Any]:
    """``EMAIL_*`` from ``EMAIL_URL`` (``smtp://user:password@host:port``; ``smtp+tls://`` for STARTTLS)."""
    parts = urlsplit(conf.email_url)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
        "DEFAULT_FROM_EMAIL": conf.mail_from,
    }
