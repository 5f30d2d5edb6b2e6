"""Keys, for staff: who made which, and when it was last used. A key itself is nowhere to be seen."""

from django.contrib import admin

from orchestrator.api_keys.models import ApiKey
from orchestrator.events.staff import StaffAdmin, StaffInline, column, shown_with
from orchestrator.organisations.models import Organisation


@shown_with(Organisation)
class KeysInline(StaffInline):
    model = ApiKey
    fields = ("name", "hint", "created_at", "last_used_at", "revoked_at")
    verbose_name_plural = "API keys"


@admin.register(ApiKey)
class ApiKeyAdmin(StaffAdmin):
    """By its hint only; the digest is not shown either."""

    list_display = ("organisation", "name", "hint", "state", "created_at", "last_used_at")
    list_select_related = ("organisation",)
    search_fields = ("hint", "name", "organisation__slug", "organisation__name")
    search_help_text = "The beginning of a key, its name, or an organisation"
    ordering = ("-pk",)
    fields = ("organisation", "name", "hint", "scopes", "created_by", "created_at", "last_used_at", "revoked_at", "id")

    @column("State", label={"works": "success", "revoked": "danger"})
    def state(self, key: ApiKey) -> tuple[str, str]:
        return ("revoked", "Revoked") if key.is_revoked else ("works", "Works")
