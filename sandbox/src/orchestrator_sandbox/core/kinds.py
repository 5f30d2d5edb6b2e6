"""What kinds of objects there are: their schema, their ids, and what is shown only on request."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Kind:
    """*name* is the value of ``object``; *on_request* are fields that appear only when expanded."""

    name: str
    schema: str
    prefix: str
    id_length: int = 24
    on_request: frozenset[str] = field(default_factory=frozenset)
    tombstone: bool = False


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "customer",
            "_customer:Customer",
            "cus_",
            14,
            frozenset({"subscriptions", "sources", "tax_ids", "cash_balance", "invoice_credit_balance", "tax"}),
            tombstone=True,
        ),
        Kind("product", "_product:Product", "prod_", 14),
        Kind("price", "_price:Price", "price_", 24, frozenset({"tiers", "currency_options"})),
        Kind("checkout.session", "checkout._session:Session", "cs_test_", 58, frozenset({"line_items"})),
        Kind("item", "_line_item:LineItem", "li_"),
        Kind("subscription", "_subscription:Subscription", "sub_"),
        Kind("subscription_item", "_subscription_item:SubscriptionItem", "si_", 14),
        Kind("invoice", "_invoice:Invoice", "in_", 24, frozenset({"payments", "confirmation_secret"})),
        Kind("line_item", "_invoice_line_item:InvoiceLineItem", "il_"),
        Kind("invoice_payment", "_invoice_payment:InvoicePayment", "inpay_"),
        Kind("payment_method", "_payment_method:PaymentMethod", "pm_"),
        Kind("payment_intent", "_payment_intent:PaymentIntent", "pi_"),
        Kind("charge", "_charge:Charge", "ch_", 24, frozenset({"refunds"})),
        Kind("refund", "_refund:Refund", "re_"),
        Kind("event", "_event:Event", "evt_"),
        Kind("webhook_endpoint", "_webhook_endpoint:WebhookEndpoint", "we_", 24, frozenset({"secret"})),
    )
}
