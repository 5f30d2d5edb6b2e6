"""Records, for staff to look at."""

from django.contrib import admin

from orchestrator.events.staff import StaffAdmin
from records.models import Record


@admin.register(Record)
class RecordAdmin(StaffAdmin):
    """Read only: what a customer keeps is the customer's."""

    list_display = ("title", "organisation", "created_at")
    list_select_related = ("organisation",)
    search_fields = ("title", "organisation__slug")
    ordering = ("-pk",)
