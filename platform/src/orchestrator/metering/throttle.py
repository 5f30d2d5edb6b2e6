"""The plan's limits on calls with a key, in DRF's words."""

import re
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from django.db import connection
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle

from orchestrator.api_keys.queries import KeyAccess
from orchestrator.entitlements.queries import decide
from orchestrator.kit.conf import conf
from orchestrator.kit.time import now
from orchestrator.metering.allowance import Allowance, allowance_of
from orchestrator.metering.operations import give_back_unit, record_call, take_unit
from orchestrator.metering.verdict import Verdict
from orchestrator.rest.problem_types import explain
from orchestrator.tenancy.acting import acting_for

if TYPE_CHECKING:  # DRF's views import their throttles while they are being defined
    from orchestrator.rest.views import ApiView

explain("rate_limited", 429, "More calls within an hour than the plan allows. Retry-After says when to come back.")
explain(
    "quota_exceeded",
    429,
    "All calls that the plan includes in this period are used. A larger plan takes effect at once.",
)

PARAMETER = re.compile(r"<(?:[^:>]+:)?([^>]+)>")


class LimitReached(APIException):
    """The plan includes no further call now. ``wait`` becomes the Retry-After header."""

    status_code = 429

    def __init__(self, verdict: Verdict, allowance: Allowance) -> None:
        assert verdict.refused is not None
        quota = verdict.refused == "quota_exceeded"
        super().__init__((_quota_sentence if quota else _rate_sentence)(verdict, allowance), code=verdict.refused)
        gauge = verdict.quota if quota else verdict.rate
        self.wait = verdict.seconds_until(verdict.retry_at)
        self.extra = {
            "used": gauge.used,
            "limit": gauge.limit,
            "resets_at": gauge.resets_at,
            "upgrade_url": f"{conf().site_url}/{allowance.organisation_slug}/plans",
        }


class PlanThrottle(BaseThrottle):
    """Counts each call with a key, and refuses those that the plan does not include. People are not counted."""

    def allow_request(self, request: Request, view: "ApiView") -> bool:  # type: ignore[override]  # all ours are
        access = request.auth
        if not isinstance(access, KeyAccess):
            return True
        if not connection.in_atomic_block:  # the view opens its own transactions
            view.enter(acting_for(access.organisation_id))
        at = now()
        allowance = allowance_of(access.organisation, entitlement=decide(access.grants, at=at), at=at)
        verdict = take_unit(allowance, at=at)
        request._request.metered = verdict  # type: ignore[attr-defined]  # for the headers of every answer
        if verdict.refused:
            raise LimitReached(verdict, allowance)
        view.if_undone(partial(give_back_unit, allowance))
        view.when_answered(partial(_record, allowance, request, access, at))
        return True


def _record(allowance: Allowance, request: Request, access: KeyAccess, at: datetime, response: Response) -> None:
    record_call(
        allowance,
        key_id=access.key_id,
        method=str(request.method)[:8],
        path=_template(request)[:200],
        status=response.status_code,
        at=at,
    )


def _template(request: Request) -> str:
    """The operation's address with its ids left open, such as ``/api/v1/api-keys/{id}``."""
    match = request._request.resolver_match
    return "/" + PARAMETER.sub(r"{\1}", match.route if match else request.path.lstrip("/"))


def _rate_sentence(verdict: Verdict, allowance: Allowance) -> str:
    plan, seconds = allowance.entitlement.plan, verdict.seconds_until(verdict.retry_at)
    return (
        f"You have made as many calls within an hour as {plan.name} allows ({verdict.rate.limit:,}). "
        f"Try again in {seconds} second{'s' if seconds != 1 else ''}, or choose a larger plan."
    )


def _quota_sentence(verdict: Verdict, allowance: Allowance) -> str:
    plan, resets = allowance.entitlement.plan, verdict.quota.resets_at.astimezone(allowance.zone)
    return (
        f"You have used all {verdict.quota.limit:,} calls that {plan.name} includes in this period. "
        f"It starts anew on {resets.day} {resets:%B %Y at %H:%M} ({allowance.zone.key}); "
        "a larger plan takes effect at once."
    )
