"""Charging a card: a payment method, a payment intent and a charge that succeeded."""

import hashlib
from dataclasses import dataclass

from orchestrator_sandbox.checkout.cards import Card
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.core.world import Work

CHECKS = {"address_line1_check": None, "address_postal_code_check": None, "cvc_check": "pass"}
KEPT = {"customer", "customer_account", "allow_redisplay", "radar_options"}
OUTCOME = {
    "advice_code": None,
    "network_advice_code": None,
    "network_decline_code": None,
    "network_status": "approved_by_network",
    "reason": None,
    "risk_level": "normal",
    "risk_score": 42,
    "seller_message": "Payment complete.",
    "type": "authorized",
}


@dataclass(frozen=True, kw_only=True)
class Payer:
    """Who pays: a customer, or a guest with only a name and an address."""

    customer: str | None
    name: str
    email: str | None

    @property
    def billing_details(self) -> Json:
        """As payment methods and charges hold it."""
        none = dict.fromkeys(("city", "country", "line1", "line2", "postal_code", "state"))
        return {"address": none, "email": self.email, "name": self.name, "phone": None, "tax_id": None}


def make_payment_method(work: Work, card: Card, payer: Payer) -> Json:
    """The card, kept for the customer."""
    details = work.world.contract.skeleton("_payment_method:PaymentMethod.Card")
    details |= {
        "brand": card.brand,
        "checks": CHECKS,
        "country": "US",
        "display_brand": card.brand,
        "exp_month": card.exp_month,
        "exp_year": card.exp_year,
        "fingerprint": _fingerprint(card),
        "funding": "credit",
        "last4": card.last4,
        "networks": {"available": [card.brand], "preferred": None},
        "three_d_secure_usage": {"supported": True},
    }
    body: Json = {"type": "card", "card": details, "customer": payer.customer, "metadata": {}}
    method = work.create("payment_method", billing_details=payer.billing_details, **body)
    others = [name for name, value in method.items() if value is None and name not in KEPT]
    for name in others:  # a card has no field for each of the sixty other ways to pay
        del method[name]
    work.objects.save(method)
    if payer.customer:
        work.emit("payment_method.attached", method)
    return method


def charge(
    work: Work, *, amount: int, currency: str, payer: Payer, method: Json, description: str | None, metadata: Json
) -> Json:
    """Take the money; returns the payment intent, which has succeeded."""
    shared: Json = {
        "amount": amount,
        "currency": currency,
        "customer": payer.customer,
        "description": description,
        "metadata": metadata,
    }
    intent = work.create(
        "payment_intent",
        status="requires_payment_method",
        payment_method_types=["card"],
        setup_future_usage="off_session" if payer.customer else None,
        **shared,
    )
    work.change(intent, client_secret=f"{intent['id']}_secret_{work.world.ids.new('', 25)}")
    work.emit("payment_intent.created", intent)
    made = _charge(work, intent, payer, method, shared)
    paid: Json = {"amount_received": amount, "latest_charge": made["id"], "payment_method": method["id"]}
    work.change(intent, status="succeeded", **paid)
    work.emit("payment_intent.succeeded", intent)
    return intent


def _charge(work: Work, intent: Json, payer: Payer, method: Json, shared: Json) -> Json:
    charge = work.create(
        "charge",
        amount_captured=shared["amount"],
        billing_details=payer.billing_details,
        calculated_statement_descriptor="SANDBOX",
        captured=True,
        outcome=OUTCOME,
        paid=True,
        payment_intent=intent["id"],
        payment_method=method["id"],
        payment_method_details=_details(work, method),
        receipt_email=payer.email,
        status="succeeded",
        **shared,
    )
    work.emit("charge.succeeded", charge)
    return charge


def _details(work: Work, method: Json) -> Json:
    kept = ("brand", "checks", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4")
    card = work.world.contract.skeleton("_charge:Charge.PaymentMethodDetails.Card")
    card |= {name: method["card"][name] for name in kept} | {"network": method["card"]["brand"]}
    return {"type": "card", "card": card}


def _fingerprint(card: Card) -> str:
    return hashlib.sha256(card.number.encode()).hexdigest()[:16]
