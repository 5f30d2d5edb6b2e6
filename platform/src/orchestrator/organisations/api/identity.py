"""``/api/v1/organisation/...``: the name in its address, its logo, where its invoices go, what it asks of a sign-in."""

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.kit.time import now
from orchestrator.organisations.models import Organisation
from orchestrator.organisations.operations import (
    change_slug,
    remove_logo,
    require_second_factor,
    set_billing_contact,
    set_logo,
)
from orchestrator.organisations.payloads import OrganisationOut
from orchestrator.organisations.roles import Permission
from orchestrator.organisations.view import OrganisationView
from orchestrator.rest.openapi import Problem
from orchestrator.rest.parsing import UploadParser

REFUSALS = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 409: Problem}
ANSWERS = {200: OrganisationOut, **REFUSALS}


class Answering(OrganisationView):
    """Answers with the organisation as it is now."""

    def answer(self, changed: Organisation) -> Response:
        assert self.membership is not None  # without scopes only a person comes in
        self.membership.organisation = changed
        return Response(OrganisationOut(self.membership).data)


@extend_schema_serializer(component_name="SlugChange")
class SlugIn(serializers.Serializer[Any]):
    """The name that is to stand in the organisation's address."""

    slug = serializers.CharField(max_length=50)


class Slug(Answering):
    """``PUT /api/v1/organisation/slug``"""

    permission = Permission.CHANGE_ORGANISATION

    @extend_schema(operation_id="organisation_slug_change", tags=["organisations"], request=SlugIn, responses=ANSWERS)
    def put(self, request: Request) -> Response:
        """Move it to another address. The old one leads there, and nobody else gets it, for a while."""
        sent = SlugIn(data=request.data)
        sent.is_valid(raise_exception=True)
        slug = sent.validated_data["slug"]
        changed = change_slug(organisation_id=self.organisation_id, actor_id=self.actor_id, slug=slug, at=now())
        return self.answer(changed)


@extend_schema_serializer(component_name="LogoUpload")
class LogoIn(serializers.Serializer[Any]):
    """A JPEG, PNG, WebP or GIF file; its middle becomes a square."""

    picture = serializers.FileField()


class Logo(Answering):
    """``PUT, DELETE /api/v1/organisation/logo``"""

    permission = Permission.CHANGE_ORGANISATION
    parser_classes = (UploadParser,)
    opens_own_transaction = True

    @extend_schema(
        operation_id="organisation_logo_change",
        tags=["organisations"],
        request={"multipart/form-data": LogoIn},
        responses={**ANSWERS, 413: Problem},
    )
    def put(self, request: Request) -> Response:
        """Show this picture beside its name."""
        sent = LogoIn(data=request.data)
        sent.is_valid(raise_exception=True)
        picture = sent.validated_data["picture"].read()
        return self.answer(set_logo(organisation_id=self.organisation_id, actor_id=self.actor_id, picture=picture))

    @extend_schema(operation_id="organisation_logo_remove", tags=["organisations"], request=None, responses=ANSWERS)
    def delete(self, request: Request) -> Response:
        """Show no picture."""
        return self.answer(remove_logo(organisation_id=self.organisation_id, actor_id=self.actor_id))


@extend_schema_serializer(component_name="BillingContact")
class BillingContactIn(serializers.Serializer[Any]):
    """Where invoices go; empty: to who pays."""

    email = serializers.EmailField(max_length=254, allow_blank=True)


class BillingContact(Answering):
    """``PUT /api/v1/organisation/billing-contact``"""

    permission = Permission.PAY
    fresh_proof = frozenset({"PUT"})

    @extend_schema(
        operation_id="organisation_billing_contact_change",
        tags=["organisations"],
        request=BillingContactIn,
        responses=ANSWERS,
    )
    def put(self, request: Request) -> Response:
        """Send invoices there. For those who pay."""
        sent = BillingContactIn(data=request.data)
        sent.is_valid(raise_exception=True)
        email = sent.validated_data["email"].lower()
        changed = set_billing_contact(organisation_id=self.organisation_id, actor_id=self.actor_id, email=email)
        return self.answer(changed)


@extend_schema_serializer(component_name="SecondFactorRule")
class SecondFactorRuleIn(serializers.Serializer[Any]):
    """Whether only members who have a second factor are let in."""

    required = serializers.BooleanField()  # type: ignore[assignment]  # every field of DRF has one of this name


class SecondFactorRule(Answering):
    """``PUT /api/v1/organisation/second-factor``"""

    permission = Permission.SECURE_ORGANISATION
    fresh_proof = frozenset({"PUT"})

    @extend_schema(
        operation_id="organisation_second_factor_change",
        tags=["organisations"],
        request=SecondFactorRuleIn,
        responses=ANSWERS,
    )
    def put(self, request: Request) -> Response:
        """Ask a second factor of everybody who belongs here. For owners who have one themselves."""
        sent = SecondFactorRuleIn(data=request.data)
        sent.is_valid(raise_exception=True)
        assert self.actor_id is not None  # without scopes only a person comes in
        changed = require_second_factor(
            organisation_id=self.organisation_id, actor_id=self.actor_id, required=sent.validated_data["required"]
        )
        return self.answer(changed)
