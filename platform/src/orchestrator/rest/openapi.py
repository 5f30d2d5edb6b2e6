"""What the OpenAPI document says of every operation alike."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers


class FieldProblem(serializers.Serializer[Any]):
    """What is wrong with one field."""

    pointer = serializers.CharField(help_text="A JSON pointer to the field, such as /title.")
    detail = serializers.CharField(help_text="A sentence for a person.")


class Problem(serializers.Serializer[Any]):
    """A refusal (RFC 9457). ``type`` and ``code`` are stable; ``detail`` is a sentence for a person."""

    type = serializers.URLField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    request_id = serializers.CharField(allow_null=True)
    errors = FieldProblem(many=True, required=False)  # type: ignore[assignment]  # a field, not the result
    used = serializers.IntegerField(required=False, help_text="With a limit: what is used.")
    limit = serializers.IntegerField(required=False, help_text="With a limit: what the plan allows.")
    resets_at = serializers.DateTimeField(required=False, help_text="With a limit: when it starts anew.")
    upgrade_url = serializers.URLField(required=False, help_text="With a limit: where a larger plan is chosen.")


class Schema(AutoSchema):
    """Adds to each operation the refusals that the base views answer with, and its access class."""

    def get_operation(self, *args: Any, **kwargs: Any) -> Any:
        operation = super().get_operation(*args, **kwargs)
        if operation is not None:
            operation["x-access"] = str(getattr(self.view, "access", "undeclared"))
        return operation


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """The portal's session cookie."""

    target_class = "orchestrator.rest.authentication.SessionAuthentication"
    name = "session"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}
