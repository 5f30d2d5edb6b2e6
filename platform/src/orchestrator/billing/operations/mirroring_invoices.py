"""Writing down the invoices that were seen."""

from uuid import UUID

from orchestrator.billing.events import InvoicePaid
from orchestrator.billing.models import Invoice
from orchestrator.billing.stripe.seen import SeenCustomer, SeenInvoice
from orchestrator.events.operations import publish


def mirror_invoices(seen: SeenCustomer, *, organisation_id: UUID) -> None:
    """The caller holds the organisation, and this is its newest reading. Invoices are never removed."""
    known = {row.stripe_id: row for row in Invoice.objects.filter(organisation_id=organisation_id)}
    for each in reversed(seen.invoices):
        row = known.get(each.id) or Invoice(organisation_id=organisation_id, stripe_id=each.id)
        was_paid = row.paid_at is not None
        if _take_over(row, each):
            row.save()
        if row.paid_at is not None and not was_paid:
            publish(
                InvoicePaid(organisation_id=organisation_id, invoice_id=row.pk, amount=row.total, currency=row.currency)
            )


def _take_over(row: Invoice, each: SeenInvoice) -> bool:
    """Whether anything changed. Does not save."""
    seen = {
        "stripe_subscription_id": each.subscription_id,
        "number": each.number,
        "status": each.status,
        "total": each.total,
        "currency": each.currency,
        "period_start": each.period_start,
        "period_end": each.period_end,
        "hosted_invoice_url": each.hosted_invoice_url,
        "created_at": each.created_at,
        "paid_at": each.paid_at,
    }
    changed = row._state.adding or any(getattr(row, name) != value for name, value in seen.items())
    for name, value in seen.items():
        setattr(row, name, value)
    return changed
