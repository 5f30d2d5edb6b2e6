"""Where things are kept: PostgreSQL through two users, Valkey for what may be lost, a disk or a bucket for uploads."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import dj_database_url

from orchestrator.kit.conf import Conf

PREPARED_AT = 3  # the use of a statement on a connection from which on it stays prepared there
PATIENCE = 0.25  # seconds that a request waits for Valkey before it goes on without


def stores(conf: Conf) -> dict[str, Any]:
    """``DATABASES`` (``default`` the application's user, ``owner`` for migrations) and ``CACHES``."""
    app = _database(conf.database_url)
    app.setdefault("OPTIONS", {})
    if conf.database_prepared:
        app["OPTIONS"] |= {"server_side_binding": True, "prepare_threshold": PREPARED_AT}
    if conf.database_pool:
        app["OPTIONS"] |= {"pool": {"min_size": 4, "max_size": 16, "timeout": 5}}
    else:
        app["CONN_MAX_AGE"] = 60
        app["CONN_HEALTH_CHECKS"] = True
    owner = _database(conf.database_owner_url or conf.database_url)
    return {
        "DATABASES": {"default": app, "owner": owner},
        "DATABASE_ROUTERS": ["orchestrator.tenancy.router.OwnerMigrates"],
        "CACHES": {
            "default": {
                "BACKEND": "orchestrator.kit.cache.StandsAside",
                "LOCATION": conf.redis_url,
                "KEY_PREFIX": "cache",
                "OPTIONS": {
                    "SOCKET_CONNECT_TIMEOUT": PATIENCE,
                    "SOCKET_TIMEOUT": PATIENCE,
                    # What is cached can be found again; a Valkey that is down signs nobody out.
                    "IGNORE_EXCEPTIONS": True,
                },
            }
        },
        "DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS": True,
        "SESSION_ENGINE": "orchestrator.accounts.session_store",
        "STORAGES": {
            "default": _uploads(conf.media_store),
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
    }


def _database(url: str) -> dict[str, Any]:
    return dict(dj_database_url.parse(url))


def _uploads(store: str | None) -> dict[str, Any]:
    """The disk, or a bucket of any S3-compatible store, whose keys boto3 finds in the environment.

    Names are never used twice, so browsers may keep what they have seen for good.
    Source: https://django-storages.readthedocs.io/en/latest/backends/amazon-S3.html
    """
    if store is None:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts = urlsplit(store)
    options = {
        "bucket_name": parts.netloc,
        "file_overwrite": False,
        "querystring_auth": False,
        "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
        **dict(parse_qsl(parts.query)),
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
