"""How the OpenAPI document describes signing in as a person."""

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """The portal's session cookie."""

    target_class = "orchestrator.accounts.authentication.PortalSession"
    name = "session"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME}


class AppScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """An app's access token."""

    target_class = "orchestrator.accounts.authentication.AppToken"
    name = "app"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "An app's access token, from signing in at `/_allauth/app/v1/auth/login`.",
        }
