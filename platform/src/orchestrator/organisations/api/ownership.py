"""``/api/v1/organisation/ownership...``: offering the organisation to a member, and answering."""

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.kit.time import now
from orchestrator.organisations.models import OwnershipOffer
from orchestrator.organisations.operations import accept_ownership, decline_ownership, offer_ownership, withdraw_offer
from orchestrator.organisations.payloads import OrganisationOut
from orchestrator.organisations.queries import open_offer_of
from orchestrator.organisations.roles import Permission
from orchestrator.organisations.view import OrganisationView
from orchestrator.rest.fields import PrefixedId
from orchestrator.rest.openapi import Problem

REFUSALS = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 409: Problem}


@extend_schema_serializer(component_name="NewOwnershipOffer")
class OfferIn(serializers.Serializer[Any]):
    """The member who is asked (their ``mem_...``)."""

    member = PrefixedId("mem")


@extend_schema_serializer(component_name="OwnershipOffer")
class OfferOut(serializers.Serializer[OwnershipOffer]):
    """A member who was asked to take the organisation over, and has not answered yet."""

    id = PrefixedId("off")
    offered_by = serializers.CharField(source="offered_by.shown_name")
    offered_to = serializers.CharField(source="offered_to.shown_name")
    is_for_me = serializers.SerializerMethodField()
    offered_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()

    def get_is_for_me(self, offer: OwnershipOffer) -> bool:
        return bool(offer.offered_to_id == self.context["person_id"])


@extend_schema_serializer(component_name="Ownership")
class OwnershipOut(serializers.Serializer[Any]):
    """Who is to own the organisation. ``offer`` is null when nobody was asked."""

    offer = OfferOut(allow_null=True)


class Ownership(OrganisationView):
    """``GET /api/v1/organisation/ownership``"""

    permission = Permission.SEE_ORGANISATION

    @extend_schema(operation_id="ownership_read", tags=["organisations"], responses={200: OwnershipOut, **REFUSALS})
    def get(self, request: Request) -> Response:
        """Who was asked to take the organisation over, if anybody was."""
        offer = open_offer_of(organisation_id=self.organisation_id, at=now())
        return Response(OwnershipOut({"offer": offer}, context={"person_id": self.actor_id}).data)


class Offer(OrganisationView):
    """``POST, DELETE /api/v1/organisation/ownership/offer``"""

    permission = Permission.OFFER_OWNERSHIP
    fresh_proof = frozenset({"POST"})

    @extend_schema(
        operation_id="ownership_offer",
        tags=["organisations"],
        request=OfferIn,
        responses={201: OwnershipOut, **REFUSALS},
    )
    def post(self, request: Request) -> Response:
        """Ask a member to take the organisation over. It is theirs once they accept; you stay as an admin."""
        sent = OfferIn(data=request.data)
        sent.is_valid(raise_exception=True)
        assert self.actor_id is not None  # without scopes only a person comes in
        offer = offer_ownership(
            organisation_id=self.organisation_id,
            actor_id=self.actor_id,
            membership_id=sent.validated_data["member"],
            at=now(),
        )
        return Response(OwnershipOut({"offer": offer}, context={"person_id": self.actor_id}).data, status=201)

    @extend_schema(
        operation_id="ownership_offer_withdraw", tags=["organisations"], request=None, responses={204: None, **REFUSALS}
    )
    def delete(self, request: Request) -> Response:
        """Take the offer back. Safe to repeat."""
        withdraw_offer(organisation_id=self.organisation_id, actor_id=self.actor_id, at=now())
        return Response(status=204)


class Answer(OrganisationView):
    """``POST, DELETE /api/v1/organisation/ownership/acceptance``"""

    permission = Permission.SEE_ORGANISATION
    fresh_proof = frozenset({"POST"})

    @extend_schema(
        operation_id="ownership_accept",
        tags=["organisations"],
        request=None,
        responses={200: OrganisationOut, **REFUSALS},
    )
    def post(self, request: Request) -> Response:
        """Take the organisation over, as the owner has offered you."""
        assert self.actor_id is not None  # without scopes only a person comes in
        place = accept_ownership(organisation_id=self.organisation_id, actor_id=self.actor_id, at=now())
        return Response(OrganisationOut(place).data)

    @extend_schema(
        operation_id="ownership_decline", tags=["organisations"], request=None, responses={204: None, **REFUSALS}
    )
    def delete(self, request: Request) -> Response:
        """Say no to the offer. Safe to repeat."""
        assert self.actor_id is not None  # without scopes only a person comes in
        decline_ownership(organisation_id=self.organisation_id, actor_id=self.actor_id, at=now())
        return Response(status=204)
