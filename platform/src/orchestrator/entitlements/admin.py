"""Which plan an organisation was granted, by what, until when."""

from django.contrib import admin

from orchestrator.entitlements.models import Grant
from orchestrator.events.staff import StaffAdmin, StaffInline, column, shown_with
from orchestrator.organisations.models import Organisation


@shown_with(Organisation)
class GrantsInline(StaffInline):
    model = Grant
    fields = ("plan", "source", "starts_at", "ends_at", "withdrawn_at")
    verbose_name_plural = "Plans granted"


@admin.register(Grant)
class GrantAdmin(StaffAdmin):
    """To look at; grants are made by what they come from."""

    list_display = ("organisation", "plan", "shown_source", "starts_at", "ends_at", "withdrawn_at")
    list_filter = ("source", "plan")
    list_select_related = ("organisation",)
    search_fields = ("organisation__slug", "organisation__name", "source_id")
    search_help_text = "An organisation, or what the grant comes from"
    ordering = ("-pk",)

    @column("From", ordering="source", label={"subscription": "success", "manual": "warning", "trial": "info"})
    def shown_source(self, grant: Grant) -> tuple[str, str]:
        return grant.source, grant.get_source_display()
