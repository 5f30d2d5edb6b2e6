"""People, for staff."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest

from orchestrator.accounts.models import User
from orchestrator.events.staff import ADMIN, HELPERS, StaffAdmin, column, role_of


@admin.register(User)
class PersonAdmin(StaffAdmin):
    """Support may mend a name; who may sign in is an admin's to say; who is on the staff, the command line's."""

    list_display = ("email", "name", "verified", "shown_role", "is_active", "joined_at")
    list_filter = ("staff_role", "is_active")
    search_fields = ("email", "name")
    search_help_text = "An e-mail address or a name"
    ordering = ("-pk",)
    fields = ("email", "name", "verified", "is_active", "staff_role", "joined_at", "last_login", "id")
    readonly_fields = ("verified",)
    editable_by = HELPERS
    editable_fields = ("name", "is_active")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        fixed = super().get_readonly_fields(request, obj)
        return fixed if role_of(request) == ADMIN else (*fixed, "is_active")

    def get_queryset(self, request: HttpRequest) -> "QuerySet[User]":
        people: QuerySet[User] = super().get_queryset(request)
        verified = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True).annotate(of=Lower("email"))
        return people.annotate(is_verified=Exists(verified.filter(of=Lower(OuterRef("email")))))

    @column("Verified", boolean=True)
    def verified(self, person: User) -> bool:
        return bool(getattr(person, "is_verified", False))

    @column("Staff", ordering="staff_role", label={"admin": "danger", "support": "info", "readonly": "primary"})
    def shown_role(self, person: User) -> tuple[str, str] | str:
        return (person.staff_role, person.get_staff_role_display()) if person.staff_role else "-"
