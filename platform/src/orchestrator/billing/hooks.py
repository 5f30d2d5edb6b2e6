"""``POST /hooks/stripe``: check who sent it, keep it, answer at once. The work is a job's."""

import json

import structlog
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from orchestrator.billing.models import Notice
from orchestrator.billing.operations.inbox import receive
from orchestrator.billing.policy import LARGEST_NOTICE
from orchestrator.billing.stripe.notices import NotANotice, told_by
from orchestrator.billing.stripe.signature import is_signed
from orchestrator.kit.conf import conf

log = structlog.get_logger(__name__)


@csrf_exempt
@require_POST
def stripe_hook(request: HttpRequest) -> HttpResponse:
    """200 for what is kept, also when it was kept before; 400 for what Stripe did not send to us just now."""
    secrets = [secret.get_secret_value() for secret in conf().stripe_webhook_secrets]
    if not secrets:
        return HttpResponse(status=404)
    if not (request.META.get("CONTENT_LENGTH") or "0").isdigit() or _length(request) > LARGEST_NOTICE:
        return HttpResponse(status=413)
    body = request.body
    if not is_signed(body=body, header=request.headers.get("Stripe-Signature"), secrets=secrets):
        return _refused("signature")
    try:
        told = told_by(json.loads(body))
        if told.livemode != conf().is_live:
            return _refused("livemode")
        receive(told, payload=body.decode(), source=Notice.Source.WEBHOOK)
    except (NotANotice, DataError, ValueError):
        return _refused("content")
    return HttpResponse(status=200)


def _length(request: HttpRequest) -> int:
    return int(request.META.get("CONTENT_LENGTH") or 0)


def _refused(why: str) -> HttpResponse:
    """The body is never logged: a stranger could fill the log with it."""
    log.warning("notice_refused", why=why)
    return HttpResponse(status=400)
