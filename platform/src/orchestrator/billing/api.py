"""``/api/v1/subscription/...`` and ``/api/v1/invoices``."""

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.billing.operations import settle, start_checkout
from orchestrator.billing.payloads import (
    CheckoutOut,
    CurrentSubscriptionOut,
    InvoicesOut,
    SettlementIn,
    SettlementOut,
    UpgradeIn,
)
from orchestrator.billing.queries import current_subscription, invoices_of
from orchestrator.kit.time import now
from orchestrator.organisations.roles import Permission
from orchestrator.organisations.view import OrganisationView
from orchestrator.rest.openapi import Problem
from orchestrator.tenancy.acting import acting_for

REFUSALS = {401: Problem, 403: Problem, 404: Problem}
MOST_INVOICES = 100


class Current(OrganisationView):
    """``GET /api/v1/subscription/current``"""

    permission = Permission.SEE_PLAN

    @extend_schema(
        operation_id="subscription_current", tags=["billing"], responses={200: CurrentSubscriptionOut, **REFUSALS}
    )
    def get(self, request: Request) -> Response:
        """What the organisation has now, and why. Always an answer: without a subscription, the trial or Free."""
        current = current_subscription(organisation_id=self.organisation_id, at=now())
        return Response(CurrentSubscriptionOut(current).data)


class Upgrade(OrganisationView):
    """``POST /api/v1/subscription/upgrade``"""

    permission = Permission.PAY
    opens_own_transaction = True

    @extend_schema(
        operation_id="subscription_upgrade",
        tags=["billing"],
        request=UpgradeIn,
        responses={201: CheckoutOut, 400: Problem, 409: Problem, 502: Problem, 503: Problem, **REFUSALS},
    )
    def post(self, request: Request) -> Response:
        """Open the page on which the plan can be paid. Asked twice, it answers with the same page."""
        sent = UpgradeIn(data=request.data)
        sent.is_valid(raise_exception=True)
        assert self.actor_id is not None  # without scopes only a person comes in
        checkout = start_checkout(
            organisation_id=self.organisation_id, actor_id=self.actor_id, at=now(), **sent.validated_data
        )
        return Response(CheckoutOut(checkout).data, status=201)


class Settle(OrganisationView):
    """``POST /api/v1/subscription/settlement``"""

    permission = Permission.SEE_PLAN
    opens_own_transaction = True

    @extend_schema(
        operation_id="subscription_settlement",
        tags=["billing"],
        request=SettlementIn,
        responses={200: SettlementOut, 400: Problem, 502: Problem, 503: Problem, **REFUSALS},
    )
    def post(self, request: Request) -> Response:
        """Ask what became of a checkout, and settle it. May be asked again."""
        sent = SettlementIn(data=request.data)
        sent.is_valid(raise_exception=True)
        outcome = settle(organisation_id=self.organisation_id, session_id=sent.validated_data["session_id"])
        with acting_for(self.organisation_id):
            current = current_subscription(organisation_id=self.organisation_id, at=now())
        return Response(SettlementOut({"status": outcome, "subscription": current}).data)


class Invoices(OrganisationView):
    """``GET /api/v1/invoices``"""

    permission = Permission.SEE_INVOICES

    @extend_schema(operation_id="invoices_list", tags=["billing"], responses={200: InvoicesOut, **REFUSALS})
    def get(self, request: Request) -> Response:
        """The newest hundred invoices."""
        found = invoices_of(organisation_id=self.organisation_id)[:MOST_INVOICES]
        return Response(InvoicesOut({"data": found}).data)


urlpatterns = [
    path("subscription/current", Current.as_view()),
    path("subscription/upgrade", Upgrade.as_view()),
    path("subscription/settlement", Settle.as_view()),
    path("invoices", Invoices.as_view()),
]
