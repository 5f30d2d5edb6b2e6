"""Completing a checkout session: all that follows from a card that was accepted."""

from orchestrator_sandbox.checkout.cards import Card
from orchestrator_sandbox.checkout.payment import Payer, charge, make_payment_method
from orchestrator_sandbox.checkout.subscribing import Bought, subscribe
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.core.world import Work
from orchestrator_sandbox.resources.customers import make_customer


def complete(work: Work, session: Json, *, card: Card, name: str, email: str | None) -> Json:
    """Pay *session*, which must be open; everything it makes is made in the caller's transaction."""
    customer = _customer(work, session, name, email)
    payer = Payer(customer=customer["id"] if customer else None, name=name, email=email)
    method = make_payment_method(work, card, payer)
    private = work.objects.private(session["id"])
    bought = bought_in(work, session)
    values: Json = {"customer": payer.customer}
    if session["mode"] == "subscription":
        assert customer is not None
        data = private["subscription_data"]
        made = subscribe(work, customer=customer, payer=payer, method=method, bought=bought, data=data)
        values |= {"subscription": made["id"], "invoice": made["latest_invoice"]}
    elif session["amount_total"]:
        data = private["payment_intent_data"]
        intent = charge(
            work,
            amount=session["amount_total"],
            currency=session["currency"],
            payer=payer,
            method=method,
            description=data.get("description"),
            metadata=data.get("metadata") or {},
        )
        values["payment_intent"] = intent["id"]
    return _close(work, session, customer, payer, values)


def bought_in(work: Work, session: Json) -> list[Bought]:
    """The lines of the session."""
    lines = []
    for id in work.objects.private(session["id"])["items"]:
        item = work.objects.find(id)
        assert item is not None
        lines.append(Bought(work.need("price", item["price"], param="price"), item["quantity"]))
    return lines


def _customer(work: Work, session: Json, name: str, email: str | None) -> Json | None:
    if session["customer"]:
        customer = work.need("customer", session["customer"], param="customer")
        return _updated(work, customer, work.objects.private(session["id"])["customer_update"], name, email)
    if session["mode"] == "payment" and session["customer_creation"] != "always":
        return None
    return make_customer(work, name=name, email=email)


def _updated(work: Work, customer: Json, wanted: Json, name: str, email: str | None) -> Json:
    """What the payer typed and the customer lacked, or was to be kept."""
    typed: Json = {"email": customer["email"] or email}
    if wanted.get("name") == "auto":
        typed["name"] = name
    return work.change(customer, "customer.updated", **typed)


def _close(work: Work, session: Json, customer: Json | None, payer: Payer, values: Json) -> Json:
    details = work.world.contract.skeleton("checkout._session:Session.CustomerDetails")
    details |= {
        "email": payer.email,
        "name": payer.name,
        "tax_exempt": customer["tax_exempt"] if customer else "none",
        "tax_ids": [],
    }
    work.never(session["id"], "expire_session")
    work.change(
        session,
        customer_details=details,
        payment_status="paid" if session["amount_total"] else "no_payment_required",
        status="complete",
        url=None,
        **values,
    )
    work.emit("checkout.session.completed", session)
    return session
