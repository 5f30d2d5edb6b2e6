"""What happened, for staff to look up."""

from uuid import UUID

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from orchestrator.events.models import Delivery, Fact
from orchestrator.events.staff import StaffAdmin, StaffInline, column
from orchestrator.kit.ids import read_any


class DeliveryInline(StaffInline):
    model = Delivery
    fields = ("subscriber", "state", "attempts", "due_at", "done_at", "last_error")
    show_change_link = False
    verbose_name_plural = "Who heard of it"


@admin.register(Fact)
class FactAdmin(StaffAdmin):
    """Read only, also in the database."""

    list_display = ("recorded_at", "shown_name", "organisation_id", "actor_id", "request_id")
    list_display_links = ("recorded_at", "shown_name")
    search_fields = ("name", "request_id")
    search_help_text = "An event's name, or the id of a request, an organisation, a person or a thing"
    list_filter = ("name",)
    date_hierarchy = None
    ordering = ("-pk",)
    inlines = (DeliveryInline,)

    @column("What", ordering="name")
    def shown_name(self, fact: Fact) -> str:
        return fact.name

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Fact]", search_term: str
    ) -> "tuple[QuerySet[Fact], bool]":
        """An id is looked up exactly, with or without its prefix; anything else is a word."""
        if (id := read_any(search_term)) is None:
            found: tuple[QuerySet[Fact], bool] = super().get_search_results(request, queryset, search_term)
            return found
        return queryset.filter(_about(id)), False


def _about(id: UUID) -> Q:
    ours = Q(pk=id) | Q(organisation_id=id) | Q(actor_id=id) | Q(request_id=str(id))
    return ours | Q(body__target_id=str(id)) | Q(body__key_id=str(id)) | Q(body__subscription_id=str(id))
