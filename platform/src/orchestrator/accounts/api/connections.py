"""``/api/v1/user/connections``: the person's accounts elsewhere that they can sign in with."""

from typing import Any, ClassVar

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base.constants import AuthProcess
from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.accounts.models import User
from orchestrator.accounts.operations import unlink_provider
from orchestrator.accounts.own_paths import is_own_path
from orchestrator.accounts.ways_in import ways_in
from orchestrator.accounts.whence import whence_of
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import Invalid
from orchestrator.kit.time import now
from orchestrator.rest.access import Access
from orchestrator.rest.openapi import Problem
from orchestrator.rest.views import ApiView

HERE = "/account/connections"
REFUSALS = {401: Problem, 403: Problem}


@extend_schema_serializer(component_name="Provider")
class ProviderOut(serializers.Serializer[Any]):
    """Where one can have another account."""

    id = serializers.CharField()
    name = serializers.CharField()


@extend_schema_serializer(component_name="Connection")
class ConnectionOut(serializers.Serializer[Any]):
    """One account elsewhere."""

    provider = serializers.CharField()
    provider_name = serializers.CharField()
    subject = serializers.CharField(help_text="The provider's own id of the account; it never changes.")
    account = serializers.CharField(help_text="How the account is called there; it may change.")
    connected_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField()
    is_last_way_in = serializers.BooleanField(help_text="Whether it cannot be taken away.")


@extend_schema_serializer(component_name="Connections")
class ConnectionsOut(serializers.Serializer[Any]):
    """What is connected, and what could be."""

    providers = ProviderOut(many=True)
    connections = ConnectionOut(many=True)


@extend_schema_serializer(component_name="NewConnection")
class ConnectionIn(serializers.Serializer[Any]):
    """Which provider, and the page of the portal to come back to."""

    provider = serializers.CharField(max_length=40)
    next = serializers.CharField(max_length=400, default=HERE)


@extend_schema_serializer(component_name="WayToProvider")
class WayOut(serializers.Serializer[Any]):
    """Where the browser goes next."""

    address = serializers.CharField()


class Connections(ApiView):
    """``GET, POST /api/v1/user/connections``"""

    access: ClassVar[Access] = Access.PERSONAL
    fresh_proof = frozenset({"POST"})

    @extend_schema(operation_id="connections_list", tags=["people"], responses={200: ConnectionsOut, **REFUSALS})
    def get(self, request: Request) -> Response:
        """The person's accounts elsewhere that they can sign in with."""
        assert isinstance(request.user, User)
        return Response(ConnectionsOut(_connections(request.user)).data)

    @extend_schema(
        operation_id="connections_create",
        tags=["people"],
        request=ConnectionIn,
        responses={200: WayOut, 400: Problem, **REFUSALS},
    )
    def post(self, request: Request) -> Response:
        """Begin to connect an account elsewhere: the answer says where the browser goes to agree.

        It comes back to ``next``, with ``error`` in the query when nothing was connected.
        """
        sent = ConnectionIn(data=request.data)
        sent.is_valid(raise_exception=True)
        wish = sent.validated_data
        if wish["provider"] not in conf().providers:
            raise Invalid("This site does not offer that.")
        if not is_own_path(wish["next"]):
            raise Invalid("Come back to a page of this site.")
        browser = request._request
        provider = get_adapter(browser).get_provider(browser, wish["provider"])
        way = provider.redirect(browser, AuthProcess.CONNECT, next_url=wish["next"], headless=True)
        return Response(WayOut({"address": way.url}).data)


class Connection(ApiView):
    """``DELETE /api/v1/user/connections/{provider}/{subject}``"""

    access: ClassVar[Access] = Access.PERSONAL
    fresh_proof = frozenset({"DELETE"})

    @extend_schema(
        operation_id="connections_remove",
        tags=["people"],
        request=None,
        responses={204: None, 404: Problem, 409: Problem, **REFUSALS},
    )
    def delete(self, request: Request, provider: str, subject: str) -> Response:
        """Sign in with that account no more. Refused when it is the only way in."""
        assert request.user.pk is not None  # IsAuthenticated stands before
        unlink_provider(
            person_id=request.user.pk,
            provider=provider,
            subject=subject,
            whence=whence_of(request._request),
            at=now(),
        )
        return Response(status=204)


def _connections(person: User) -> dict[str, Any]:
    names = conf().providers
    links = SocialAccount.objects.filter(user=person).order_by("date_joined")
    return {
        "providers": [{"id": id, "name": name} for id, name in names.items()],
        "connections": [
            {
                "provider": link.provider,
                "provider_name": names.get(link.provider, link.provider.capitalize()),
                "subject": link.uid,
                "account": link.extra_data.get("account", ""),
                "connected_at": link.date_joined,
                "last_used_at": link.last_login,
                "is_last_way_in": not ways_in(person, without=link),
            }
            for link in links
        ],
    }
