"""What must be right before billing runs."""

from typing import Any

import stripe
from django.core.checks import CheckMessage, Error, Warning, register

from orchestrator.billing.policy import API_VERSION
from orchestrator.kit.conf import conf

PREFIXES = ("sk_test_", "rk_test_", "sk_live_", "rk_live_")


@register
def the_provider_is_set_up(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A key of a known kind, a way for notices to come in, and the library for which this was written."""
    key = conf().stripe_api_key
    found: list[CheckMessage] = []
    if key and not key.get_secret_value().startswith(PREFIXES):
        found.append(
            Error("STRIPE_API_KEY is not a secret key of Stripe's (sk_test_..., sk_live_...).", id="billing.E001")
        )
    if key and not conf().stripe_webhook_secrets:
        hint = "Without it, payments are noticed within ten minutes by polling."
        found.append(Warning("STRIPE_WEBHOOK_SECRETS is empty.", hint=hint, id="billing.W001"))
    if stripe.api_version != API_VERSION:
        hint = "Pin stripe to a release of that version, or bring billing to the new one."
        found.append(
            Error(f"The stripe library speaks {stripe.api_version}, not {API_VERSION}.", hint=hint, id="billing.E002")
        )
    return found
