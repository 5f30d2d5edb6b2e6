"""What a paid subscription checkout makes: the subscription, its first invoice, its payment."""

from dataclasses import dataclass

from orchestrator_sandbox.checkout.payment import Payer, charge
from orchestrator_sandbox.core.money import display, rhythm
from orchestrator_sandbox.core.periods import after
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.core.world import Work


@dataclass(frozen=True)
class Bought:
    """One line of the checkout: a price, and how many."""

    price: Json
    quantity: int

    @property
    def amount(self) -> int:
        """What the line costs, in the smallest unit."""
        return int(self.price["unit_amount"]) * self.quantity


def subscribe(work: Work, *, customer: Json, payer: Payer, method: Json, bought: list[Bought], data: Json) -> Json:
    """An active subscription with its first invoice paid."""
    currency = bought[0].price["currency"]
    subscription = _subscription(work, customer, method, currency, data)
    items = [_item(work, subscription, line) for line in bought]
    invoice = _invoice(work, subscription, customer)
    # Lists show the newest first and an invoice its first line first, so the last is made first.
    for line, item in reversed(list(zip(bought, items, strict=True))):
        _line(work, invoice, subscription, line, item)
    total = sum(line.amount for line in bought)
    _finalize(work, invoice, customer, total)
    work.change(subscription, latest_invoice=invoice["id"])
    if total:
        intent = charge(
            work,
            amount=total,
            currency=currency,
            payer=payer,
            method=method,
            description="Subscription creation",
            metadata={},
        )
        _settle(work, invoice, intent)
    work.emit("customer.subscription.created", subscription)
    _paid(work, invoice, total)
    return subscription


def _subscription(work: Work, customer: Json, method: Json, currency: str, data: Json) -> Json:
    return work.create(
        "subscription",
        billing_cycle_anchor=work.now,
        billing_mode={
            "type": "flexible",
            "flexible": {"proration_discounts": "included"},
            "updated_at": work.now,
        },
        cancellation_details={"comment": None, "feedback": None, "reason": None},
        collection_method="charge_automatically",
        currency=currency,
        customer=customer["id"],
        default_payment_method=method["id"],
        default_tax_rates=[],
        description=data.get("description"),
        invoice_settings={"account_tax_ids": None, "issuer": {"type": "self"}},
        metadata=data.get("metadata") or {},
        payment_settings={
            "payment_method_options": None,
            "payment_method_types": None,
            "save_default_payment_method": "off",
        },
        start_date=work.now,
        status="active",
        trial_settings={"end_behavior": {"missing_payment_method": "create_invoice", "billing_cycle_anchor": None}},
    )


def _item(work: Work, subscription: Json, line: Bought) -> Json:
    recurring = line.price["recurring"]
    return work.create(
        "subscription_item",
        subscription=subscription["id"],
        price=line.price["id"],
        quantity=line.quantity,
        current_period_start=work.now,
        current_period_end=after(work.now, recurring["interval"], recurring["interval_count"]),
        metadata={},
        tax_rates=[],
    )


def _invoice(work: Work, subscription: Json, customer: Json) -> Json:
    details = {"metadata": subscription["metadata"], "subscription": subscription["id"]}
    invoice = work.create(
        "invoice",
        account_country="SG",
        account_name="Sandbox",
        auto_advance=False,
        billing_reason="subscription_create",
        collection_method="charge_automatically",
        currency=subscription["currency"],
        customer=customer["id"],
        customer_email=customer["email"],
        customer_name=customer["name"],
        customer_address=customer["address"],
        customer_phone=customer["phone"],
        customer_tax_exempt=customer["tax_exempt"],
        customer_tax_ids=[],
        ending_balance=0,
        issuer={"type": "self"},
        metadata={},
        parent={
            "type": "subscription_details",
            "subscription_details": details | {"subscription_proration_date": None},
            "quote_details": None,
        },
        payment_settings={"default_mandate": None, "payment_method_options": None, "payment_method_types": None},
        period_start=work.now,
        period_end=work.now,
        status="draft",
        total_discount_amounts=[],
        total_pretax_credit_amounts=[],
        total_taxes=[],
    )
    return invoice


def _line(work: Work, invoice: Json, subscription: Json, line: Bought, item: Json) -> None:
    recurring, price = line.price["recurring"], line.price
    product = work.objects.find(price["product"])
    assert product is not None
    each = display(price["unit_amount"], price["currency"])
    every = rhythm(recurring["interval"], recurring["interval_count"])
    details = {
        "invoice_item": None,
        "proration": False,
        "proration_details": {"credited_items": None},
        "subscription": subscription["id"],
        "subscription_item": item["id"],
    }
    work.create(
        "line_item",
        amount=line.amount,
        currency=price["currency"],
        description=f"{line.quantity} \N{MULTIPLICATION SIGN} {product['name']} (at {each} / {every})",
        discount_amounts=[],
        discountable=True,
        invoice=invoice["id"],
        metadata=subscription["metadata"],
        parent={
            "type": "subscription_item_details",
            "subscription_item_details": details,
            "invoice_item_details": None,
        },
        period={"start": item["current_period_start"], "end": item["current_period_end"]},
        pretax_credit_amounts=[],
        pricing={
            "type": "price_details",
            "price_details": {"price": price["id"], "product": price["product"]},
            "unit_amount_decimal": price["unit_amount_decimal"],
        },
        quantity=line.quantity,
        subscription=subscription["id"],
        subtotal=line.amount,
        taxes=[],
    )


def _finalize(work: Work, invoice: Json, customer: Json, total: int) -> None:
    """From draft to open: it gets its number, and its sums stand."""
    sums: Json = dict.fromkeys(
        ("amount_due", "amount_remaining", "subtotal", "subtotal_excluding_tax", "total", "total_excluding_tax"),
        total,
    )
    work.change(invoice, **sums)
    work.emit("invoice.created", invoice)
    number = customer["next_invoice_sequence"]
    counted: Json = {"next_invoice_sequence": number + 1, "currency": invoice["currency"]}
    work.change(customer, "customer.updated", **counted)
    token = work.world.ids.new("", 40)
    work.change(
        invoice,
        effective_at=work.now,
        hosted_invoice_url=f"{work.base_url}/i/{invoice['id']}/{token}",
        number=f"{customer['invoice_prefix']}-{number:04d}",
        status="open",
        status_transitions=invoice["status_transitions"] | {"finalized_at": work.now},
    )
    work.objects.set_private(invoice["id"], {"token": token})
    work.emit("invoice.finalized", invoice)


def _settle(work: Work, invoice: Json, intent: Json) -> None:
    payment = work.create(
        "invoice_payment",
        amount_paid=intent["amount"],
        amount_requested=intent["amount"],
        currency=intent["currency"],
        invoice=invoice["id"],
        is_default=True,
        payment={"type": "payment_intent", "payment_intent": intent["id"]},
        status="paid",
        status_transitions={"canceled_at": None, "paid_at": work.now},
    )
    work.emit("invoice_payment.paid", payment)


def _paid(work: Work, invoice: Json, total: int) -> None:
    work.change(
        invoice,
        amount_paid=total,
        amount_remaining=0,
        attempt_count=1 if total else 0,
        attempted=True,
        status="paid",
        status_transitions=invoice["status_transitions"] | {"paid_at": work.now},
    )
    work.emit("invoice.paid", invoice)
    work.emit("invoice.payment_succeeded", invoice)
