"""The cast: Kopi Labs buys Starter from a small shop, through Stripe's own client."""

from dataclasses import dataclass
from typing import Any

import stripe

from orchestrator_sandbox.testing import RunningSandbox

BACK = "http://localhost:3000/kopi-labs/billing/return?session_id={CHECKOUT_SESSION_ID}"
PLANS = "http://localhost:3000/kopi-labs/plans"


def client_for(url: str, **options: Any) -> Any:
    """Stripe's own client, pointed at the sandbox."""
    http = stripe.RequestsClient(timeout=(3, 15))
    return stripe.StripeClient("sk_test_sandbox", http_client=http, base_addresses={"api": url}, **options).v1


@dataclass
class Shop:
    """Kopi Labs buys Starter, at 39 Singapore dollars a month."""

    client: Any
    sandbox: RunningSandbox
    product: Any
    price: Any
    customer: Any

    def checkout(self, **more: Any) -> Any:
        params = {
            "mode": "subscription",
            "customer": self.customer.id,
            "line_items": [{"price": self.price.id, "quantity": 1}],
            "success_url": BACK,
            "cancel_url": PLANS,
        }
        return self.client.checkout.sessions.create(params | more)

    def subscribe(self, **more: Any) -> Any:
        """A paid subscription, bought on the hosted page."""
        session = self.checkout(**more)
        self.sandbox.pay(session.url)
        session = self.client.checkout.sessions.retrieve(session.id, {"expand": ["subscription.latest_invoice"]})
        return session.subscription
