"""``/api/v1/api-keys``: an organisation's keys. Only people handle them."""

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.api_keys.operations import create_key, revoke_key
from orchestrator.api_keys.payloads import ApiKeyCreatedOut, ApiKeyIn, ApiKeysOut, ScopesOut
from orchestrator.api_keys.queries import keys_of
from orchestrator.api_keys.scopes import scopes
from orchestrator.kit.errors import NotFound
from orchestrator.kit.ids import read
from orchestrator.kit.time import now
from orchestrator.organisations.roles import Permission
from orchestrator.organisations.view import OrganisationView
from orchestrator.rest.openapi import Problem
from orchestrator.rest.paging import PageQuery, page_of

KEPT_NOWHERE = {"Cache-Control": "no-store"}


class ApiKeys(OrganisationView):
    """``GET, POST /api/v1/api-keys``"""

    permission = Permission.SEE_KEYS
    permission_to_write = Permission.MANAGE_KEYS
    fresh_proof = frozenset({"POST"})

    @extend_schema(operation_id="api_keys_list", tags=["api-keys"], parameters=[PageQuery], responses={200: ApiKeysOut})
    def get(self, request: Request) -> Response:
        """The organisation's keys, the newest first, revoked ones too."""
        page = page_of(keys_of(organisation_id=self.organisation_id), request=request, prefix="key")
        return Response(ApiKeysOut(page).data)

    @extend_schema(
        operation_id="api_keys_create",
        tags=["api-keys"],
        request=ApiKeyIn,
        responses={201: ApiKeyCreatedOut, 400: Problem},
    )
    def post(self, request: Request) -> Response:
        """Make a key. Its secret is in this answer and nowhere else."""
        wanted = ApiKeyIn(data=request.data)
        wanted.is_valid(raise_exception=True)
        key, secret = create_key(
            organisation_id=self.organisation_id, actor_id=self.actor_id, at=now(), **wanted.validated_data
        )
        key.secret = secret  # type: ignore[attr-defined]  # for this one answer
        return Response(ApiKeyCreatedOut(key).data, status=201, headers=KEPT_NOWHERE)


class ApiKey(OrganisationView):
    """``DELETE /api/v1/api-keys/{id}``"""

    permission = Permission.MANAGE_KEYS

    @extend_schema(operation_id="api_keys_revoke", tags=["api-keys"], responses={204: None, 404: Problem})
    def delete(self, request: Request, id: str) -> Response:
        """Revoke a key: the next call with it is refused. Safe to repeat."""
        if (key_id := read("key", id)) is None:
            raise NotFound("There is no such key.")
        revoke_key(organisation_id=self.organisation_id, actor_id=self.actor_id, key_id=key_id, at=now())
        return Response(status=204)


class Scopes(OrganisationView):
    """``GET /api/v1/api-keys/scopes``"""

    permission = Permission.SEE_ORGANISATION

    @extend_schema(operation_id="scopes_list", tags=["api-keys"], responses={200: ScopesOut})
    def get(self, request: Request) -> Response:
        """What a key can be allowed to do here."""
        known = [{"code": code, "label": label} for code, label in sorted(scopes.items())]
        return Response(ScopesOut({"data": known}).data)


urlpatterns = [
    path("api-keys", ApiKeys.as_view()),
    path("api-keys/scopes", Scopes.as_view()),
    path("api-keys/<str:id>", ApiKey.as_view()),
]
