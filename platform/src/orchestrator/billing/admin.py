"""Who pays for what, for staff: what the provider told us, to look at."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from orchestrator.billing.models import Customer, Invoice, Notice, Operation, Subscription
from orchestrator.events.staff import HELPERS, StaffAdmin, StaffInline, column, role_of, shown_with
from orchestrator.kit.money import Money
from orchestrator.organisations.models import Organisation

STATES = {"active": "success", "trialing": "info", "past_due": "warning", "unpaid": "danger", "canceled": "danger"}


@shown_with(Organisation)
class SubscriptionsInline(StaffInline):
    model = Subscription
    fields = ("stripe_id", "plan", "interval", "status", "period_end", "ended_at")


@shown_with(Organisation)
class InvoicesInline(StaffInline):
    model = Invoice
    fields = ("number", "status", "shown_total", "created_at", "paid_at")

    @column("Total")
    def shown_total(self, invoice: Invoice) -> str:
        return str(Money(invoice.total, invoice.currency))


@admin.register(Subscription)
class SubscriptionAdmin(StaffAdmin):
    """Changed at the provider, and mirrored here."""

    list_display = ("organisation", "plan", "interval", "shown_status", "period_end", "cancel_at", "ended_at")
    list_filter = ("status", "plan", "interval")
    list_select_related = ("organisation",)
    search_fields = ("stripe_id", "organisation__slug", "organisation__name")
    search_help_text = "An organisation, or the provider's id (sub_...)"
    ordering = ("-pk",)

    @column("Status", ordering="status", label=STATES)
    def shown_status(self, subscription: Subscription) -> tuple[str, str]:
        return subscription.status, subscription.get_status_display()


@admin.register(Invoice)
class InvoiceAdmin(StaffAdmin):
    """What was asked for, and what was paid."""

    list_display = ("number", "organisation", "shown_status", "shown_total", "created_at", "paid_at")
    list_filter = ("status",)
    list_select_related = ("organisation",)
    search_fields = ("number", "stripe_id", "organisation__slug", "organisation__name")
    search_help_text = "A number, an organisation, or the provider's id (in_...)"
    ordering = ("-created_at",)
    readonly_fields = ("shown_total",)

    @column("Status", ordering="status", label={"paid": "success", "open": "warning", "uncollectible": "danger"})
    def shown_status(self, invoice: Invoice) -> tuple[str, str]:
        return invoice.status, invoice.get_status_display()

    @column("Total", ordering="total")
    def shown_total(self, invoice: Invoice) -> str:
        return str(Money(invoice.total, invoice.currency))


@admin.register(Customer)
class CustomerAdmin(StaffAdmin):
    """An organisation as the provider knows it."""

    list_display = ("organisation", "stripe_customer_id", "created_at")
    list_select_related = ("organisation",)
    search_fields = ("stripe_customer_id", "organisation__slug", "organisation__name")
    search_help_text = "An organisation, or the provider's id (cus_...)"
    ordering = ("-pk",)


@admin.register(Notice)
class NoticeAdmin(StaffAdmin):
    """What the provider said, as it said it."""

    list_display = ("received_at", "type", "object_id", "shown_state", "attempts", "source")
    list_filter = ("state", "source")
    search_fields = ("event_id", "type", "object_id", "customer_id")
    search_help_text = "The provider's id of the event, the object or the customer"
    ordering = ("-pk",)

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """What it holds names people; who may only read need not see it."""
        return () if role_of(request) in HELPERS else ("payload",)

    @column("State", ordering="state", label={"done": "success", "dead": "danger", "pending": "info"})
    def shown_state(self, notice: Notice) -> tuple[str, str]:
        return notice.state, {"done": "Done", "dead": "Stopped", "pending": "Waiting"}[notice.state]


@admin.register(Operation)
class OperationAdmin(StaffAdmin):
    """What we asked of the provider, and what became of it."""

    list_display = ("created_at", "organisation", "kind", "state", "stripe_object_id", "finished_at")
    list_filter = ("state", "kind")
    list_select_related = ("organisation",)
    search_fields = ("stripe_object_id", "subject", "organisation__slug", "organisation__name")
    ordering = ("-pk",)
