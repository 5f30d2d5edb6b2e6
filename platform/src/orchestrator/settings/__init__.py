"""What a site's settings module says: who it is; all else follows from the environment.

A site's ``settings.py`` is::

    from orchestrator.settings import configure

    globals().update(configure(base=Path(__file__).parent, site_name="TechFlow", ...))
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from orchestrator.kit.conf import Conf
from orchestrator.observability.errors import report_errors
from orchestrator.observability.logs import logging_config
from orchestrator.settings.apps import MIDDLEWARE, installed_apps
from orchestrator.settings.console import console
from orchestrator.settings.jobs import jobs
from orchestrator.settings.people import people
from orchestrator.settings.rest import rest
from orchestrator.settings.second_factor import second_factor
from orchestrator.settings.stores import stores

LARGEST_BODY = 1024 * 1024


def configure(*, base: Path, apps: tuple[str, ...] = (), **site: Any) -> dict[str, Any]:
    """Django's settings for a site whose server folder is *base* and whose own apps are *apps*.

    *site* holds the fields of ``Conf`` that a site decides (``site_name``, ``plans``, ...); the rest of
    ``Conf`` comes from the environment.

    Raises:
        pydantic.ValidationError: with a line for each thing that is missing or unsafe.
    """
    conf = Conf(**site)
    report_errors(conf)
    return {
        "ORCHESTRATOR": conf,
        "ROOT_URLCONF": "urls",
        "INSTALLED_APPS": installed_apps(apps),
        "MIDDLEWARE": MIDDLEWARE,
        "TEMPLATES": templates(base),
        "LOGGING": logging_config(log_format=conf.log_format),
        "DEBUG": conf.debug,
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "SILENCED_SYSTEM_CHECKS": ["auth.W004"],  # an address is unique by a constraint that ignores its case
        "LANGUAGE_CODE": "en",
        "TIME_ZONE": "UTC",
        "USE_TZ": True,
        **files(conf),
        **stores(conf),
        **jobs(conf),
        **people(conf),
        **second_factor(conf),
        **rest(conf),
        **console(conf),
        **security(conf),
    }


def files(conf: Conf) -> dict[str, Any]:
    """Where static files and uploads are, and how large a body may be (bytes)."""
    return {
        "STATIC_URL": "/static/",
        "STATIC_ROOT": conf.static_root,
        "MEDIA_URL": "/media/",
        "MEDIA_ROOT": conf.media_root,
        "WHITENOISE_USE_FINDERS": not conf.is_production,
        "DATA_UPLOAD_MAX_MEMORY_SIZE": LARGEST_BODY,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 1000,
    }


def templates(base: Path) -> list[dict[str, Any]]:
    """A site's own templates first, so that it overrides ours by name; mail's text parts are not escaped."""
    processors = [
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]
    backend = "django.template.backends.django.DjangoTemplates"
    folders = [base / "templates"]
    return [
        {
            "BACKEND": backend,
            "DIRS": folders,
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": processors},
        },
        {
            "NAME": "text",
            "BACKEND": backend,
            "DIRS": folders,
            "APP_DIRS": True,
            "OPTIONS": {"autoescape": False},
        },
    ]


def security(conf: Conf) -> dict[str, Any]:
    """Hosts, cookies and headers: strict everywhere, and bound to https where there is https."""
    https = conf.site_url.startswith("https://")
    inside = [] if conf.is_production else ["localhost", "127.0.0.1", "testserver"]
    prefix = "__Host-" if https else ""
    return {
        "SECRET_KEY": conf.secret_key.get_secret_value(),
        "ALLOWED_HOSTS": [urlsplit(conf.site_url).hostname or "", *conf.internal_hosts, *inside],
        "APPEND_SLASH": False,
        "SESSION_COOKIE_NAME": f"{prefix}sessionid",
        "SESSION_COOKIE_SECURE": https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_NAME": f"{prefix}csrftoken",
        "CSRF_COOKIE_SECURE": https,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "CSRF_TRUSTED_ORIGINS": [conf.site_url],
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if conf.proxy_count else None,
        "SECURE_HSTS_SECONDS": 31_536_000 if https else 0,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": https,
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "X_FRAME_OPTIONS": "DENY",
    }
