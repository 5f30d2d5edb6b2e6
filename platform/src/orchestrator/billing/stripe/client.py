"""The one client of a process.

Source: https://docs.stripe.com/api?lang=python
"""

import logging
import os
from functools import cache

import stripe

from orchestrator.billing import policy
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import NotPossibleNow

stripe.enable_telemetry = False  # it would write an id into the home folder
os.environ.setdefault("STRIPE_SUPPRESS_NOTICES", "true")
logging.getLogger("stripe").setLevel(logging.WARNING)  # it tells of every call otherwise


class NoPaymentProvider(NotPossibleNow):
    """The site has no payment provider; plans are given by hand."""

    code = "no_payment_provider"


def client() -> stripe.StripeClient:
    """The client for the site's key.

    Raises:
        NoPaymentProvider
    """
    key = conf().stripe_api_key
    if key is None:
        raise NoPaymentProvider("This site has no payment provider. Please contact us to change your plan.")
    return _client(key.get_secret_value(), conf().stripe_api_base)


@cache
def _client(key: str, base: str | None) -> stripe.StripeClient:
    """The library retries what never reached Stripe and what Stripe asks to repeat, under one idempotency key."""
    return stripe.StripeClient(
        key,
        stripe_version=policy.API_VERSION,
        max_network_retries=policy.RETRIES,
        http_client=stripe.RequestsClient(timeout=(policy.CONNECT_TIMEOUT, policy.READ_TIMEOUT)),
        base_addresses={"api": base} if base else {},
    )
