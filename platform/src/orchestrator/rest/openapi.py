"""What the OpenAPI document says of every operation alike."""

from typing import Any, Literal

from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

from orchestrator.rest.access import Access


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


REFUSALS: dict[str, frozenset[str]] = {
    Access.PUBLIC: frozenset(),
    Access.PERSONAL: frozenset({"401", "403"}),
    Access.STAFF: frozenset({"401", "403"}),
    Access.TENANT: frozenset({"401", "403", "404"}),
}
OF_BODIES = frozenset({"400", "413", "415"})
OF_LIMITS = frozenset({"429"})


class Schema(AutoSchema):
    """Adds to each operation the refusals that the base views answer with, and its access class."""

    def get_operation(self, *args: Any, **kwargs: Any) -> Any:
        operation = super().get_operation(*args, **kwargs)
        if operation is not None:
            operation["x-access"] = str(getattr(self.view, "access", "undeclared"))
            if (permission_for := getattr(self.view, "permission_for", None)) and (
                needed := permission_for(self.method)
            ):
                operation["x-permission"] = str(needed)
        return operation

    def get_auth(self) -> Any:
        """A key is named only where one may call."""
        return [way for way in super().get_auth() if self._open_to_keys() or "key" not in way]

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> Any:
        bodies = super()._get_response_bodies(direction)
        for code in sorted(self._refusals() - bodies.keys()):
            bodies[code] = self._get_response_for_code(Problem, code, direction=direction)
        return bodies

    def _get_response_for_code(
        self, serializer: Any, status_code: str, media_types: list[str] | None = None, direction: str = "response"
    ) -> Any:
        if str(status_code) >= "400":
            media_types = ["application/problem+json"]
        return super()._get_response_for_code(  # type: ignore[no-untyped-call]
            serializer, status_code, media_types, direction
        )

    def _refusals(self) -> frozenset[str]:
        """The codes that follow from whom the operation is for, and from whether it reads a body or counts."""
        codes = REFUSALS.get(getattr(self.view, "access", ""), frozenset())
        if self.method in {"POST", "PUT", "PATCH"}:
            codes |= OF_BODIES
        return codes | OF_LIMITS if self._open_to_keys() else codes

    def _open_to_keys(self) -> bool:
        return bool(getattr(self.view, "scopes", None))
