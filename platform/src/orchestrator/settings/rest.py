"""The API: who may call it, in which shape it answers, and how it documents itself."""

import logging
from typing import Any

from orchestrator.kit.conf import Conf


def rest(conf: Conf) -> dict[str, Any]:
    """DRF's, drf-spectacular's and django-structlog's settings."""
    return {
        "REST_FRAMEWORK": {
            "DEFAULT_AUTHENTICATION_CLASSES": [
                "orchestrator.api_keys.authentication.ApiKeyAuthentication",
                "orchestrator.accounts.authentication.AppToken",
                "orchestrator.accounts.authentication.PortalSession",
            ],
            "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
            "DEFAULT_THROTTLE_CLASSES": ["orchestrator.metering.throttle.PlanThrottle"],
            "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
            "DEFAULT_PARSER_CLASSES": ["orchestrator.rest.parsing.JsonParser"],
            "DEFAULT_SCHEMA_CLASS": "orchestrator.rest.openapi.Schema",
            "EXCEPTION_HANDLER": "orchestrator.rest.problems.handle",
            "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
            "TEST_REQUEST_DEFAULT_FORMAT": "json",
        },
        "SPECTACULAR_SETTINGS": {
            "TITLE": f"{conf.site_name} API",
            "VERSION": "1",
            "OAS_VERSION": "3.1.0",
            "SERVE_INCLUDE_SCHEMA": False,
            "SCHEMA_PATH_PREFIX": r"/api/v1",
            "SWAGGER_UI_DIST": "SIDECAR",
            "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
            "REDOC_DIST": "SIDECAR",
            "COMPONENT_SPLIT_REQUEST": True,
            "ENUM_NAME_OVERRIDES": {
                "RoleEnum": "orchestrator.organisations.roles.Role",
                "PermissionEnum": "orchestrator.organisations.roles.Permission",
                "SeatEnum": "orchestrator.organisations.models.Membership.Status",
            },
        },
        "DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL": logging.DEBUG,
        "DJANGO_STRUCTLOG_STATUS_2XX_LOG_LEVEL": logging.INFO,
        "DJANGO_STRUCTLOG_STATUS_4XX_LOG_LEVEL": logging.INFO,
    }
