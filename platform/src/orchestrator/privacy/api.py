"""``/api/v1/user/deletion`` and ``/api/v1/user/export``: leaving, and taking one's data along."""

from typing import Any, ClassVar

from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.kit.time import now
from orchestrator.privacy.operations import (
    ask_for_deletion,
    cancel_deletion,
    cancel_deletion_by_key,
    confirm_deletion,
    export_person,
)
from orchestrator.privacy.payloads import ConsequencesOut, DeletionOut, StandingOut
from orchestrator.privacy.queries import consequences_of_deletion, deletion_for, deletion_of
from orchestrator.rest.access import Access
from orchestrator.rest.openapi import Problem
from orchestrator.rest.views import ApiView

LONGEST_KEY = 200
OF_KEYS = {200: DeletionOut, 404: Problem, 409: Problem}


class DeletionKeyIn(serializers.Serializer[Any]):
    """The key in a mailed link. With *look*, nothing is done: the answer says what would be."""

    key = serializers.CharField(max_length=LONGEST_KEY)
    look = serializers.BooleanField(default=False)


class Deletion(ApiView):
    """``GET, POST, DELETE /api/v1/user/deletion``"""

    access: ClassVar[Access] = Access.PERSONAL
    fresh_proof: ClassVar[frozenset[str]] = frozenset({"POST"})

    @extend_schema(operation_id="account_deletion_read", tags=["people"], responses={200: StandingOut})
    def get(self, request: Request) -> Response:
        """How it stands with the deletion of one's account."""
        return self._standing(request)

    @extend_schema(
        operation_id="account_deletion_ask",
        tags=["people"],
        request=None,
        responses={202: StandingOut, 409: Problem},
    )
    def post(self, request: Request) -> Response:
        """Ask that one's account be deleted. Nothing happens before the mailed link is followed."""
        assert request.user.pk is not None  # IsAuthenticated stands before
        ask_for_deletion(person_id=request.user.pk, at=now())
        return self._standing(request, status=202)

    @extend_schema(
        operation_id="account_deletion_cancel",
        tags=["people"],
        request=None,
        responses={200: StandingOut, 409: Problem},
    )
    def delete(self, request: Request) -> Response:
        """Keep one's account after all."""
        assert request.user.pk is not None  # IsAuthenticated stands before
        cancel_deletion(person_id=request.user.pk, at=now())
        return self._standing(request)

    def _standing(self, request: Request, *, status: int = 200) -> Response:
        assert request.user.pk is not None
        return Response(StandingOut(deletion_of(person_id=request.user.pk, at=now())).data, status=status)


class DeletionConsequences(ApiView):
    """``GET /api/v1/user/deletion/consequences``"""

    access: ClassVar[Access] = Access.PERSONAL

    @extend_schema(operation_id="account_deletion_consequences", tags=["people"], responses={200: ConsequencesOut})
    def get(self, request: Request) -> Response:
        """Why one's account cannot be deleted yet, and what else would be gone."""
        assert request.user.pk is not None  # IsAuthenticated stands before
        return Response(ConsequencesOut(consequences_of_deletion(person_id=request.user.pk)).data)


class _WithKey(ApiView):
    """For whoever holds the link: signed in or not, in whichever browser."""

    access: ClassVar[Access] = Access.PUBLIC
    authentication_classes = []
    permission_classes = []

    def _read(self, request: Request) -> tuple[str, bool]:
        sent = DeletionKeyIn(data=request.data)
        sent.is_valid(raise_exception=True)
        return sent.validated_data["key"], sent.validated_data["look"]


class DeletionConfirmation(_WithKey):
    """``POST /api/v1/user/deletion/confirmation``"""

    @extend_schema(operation_id="account_deletion_confirm", tags=["people"], request=DeletionKeyIn, responses=OF_KEYS)
    def post(self, request: Request) -> Response:
        """Confirm that the account is to be deleted. Works once, for three days."""
        key, look = self._read(request)
        deletion = deletion_for(to_confirm=key, at=now()) if look else confirm_deletion(key=key, at=now())
        return Response(DeletionOut(deletion).data)


class DeletionCancellation(_WithKey):
    """``POST /api/v1/user/deletion/cancellation``"""

    @extend_schema(operation_id="account_deletion_take_back", tags=["people"], request=DeletionKeyIn, responses=OF_KEYS)
    def post(self, request: Request) -> Response:
        """Keep the account, with the link out of the mail. Works until the deletion is due."""
        key, look = self._read(request)
        deletion = deletion_for(to_cancel=key, at=now()) if look else cancel_deletion_by_key(key=key, at=now())
        return Response(DeletionOut(deletion).data)


class Export(ApiView):
    """``GET /api/v1/user/export``"""

    access: ClassVar[Access] = Access.PERSONAL
    fresh_proof: ClassVar[frozenset[str]] = frozenset({"GET"})

    @extend_schema(operation_id="data_export", tags=["people"], responses={200: OpenApiTypes.OBJECT})
    def get(self, request: Request) -> Response:
        """All that is known of the person who asks, by the part of the site that knows it."""
        assert request.user.pk is not None  # IsAuthenticated stands before
        at = now()
        return Response(
            export_person(person_id=request.user.pk, at=at),
            headers={
                "Content-Disposition": f'attachment; filename="my-data-{at:%Y-%m-%d}.json"',
                "Cache-Control": "no-store",
            },
        )


urlpatterns = [
    path("user/deletion", Deletion.as_view()),
    path("user/deletion/consequences", DeletionConsequences.as_view()),
    path("user/deletion/confirmation", DeletionConfirmation.as_view()),
    path("user/deletion/cancellation", DeletionCancellation.as_view()),
    path("user/export", Export.as_view()),
]
