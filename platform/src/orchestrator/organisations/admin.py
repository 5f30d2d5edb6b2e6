"""Organisations and who belongs to them, for staff."""

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from orchestrator.accounts.models import User
from orchestrator.events.staff import HELPERS, StaffAdmin, StaffInline, column, shown_with
from orchestrator.organisations.models import Invitation, Membership, Organisation


class MembersInline(StaffInline):
    model = Membership
    fields = ("person", "role", "status", "joined_at")
    verbose_name_plural = "Members"
    show_change_link = False

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Membership]":
        members: QuerySet[Membership] = super().get_queryset(request)
        return members.select_related("person")


class InvitationsInline(StaffInline):
    model = Invitation
    fields = ("email", "role", "invited_by", "sent_at", "expires_at", "accepted_at", "revoked_at")
    verbose_name_plural = "Invitations"
    show_change_link = False

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Invitation]":
        sent: QuerySet[Invitation] = super().get_queryset(request)
        return sent.select_related("invited_by")


@shown_with(User)
class PlacesInline(StaffInline):
    model = Membership
    fields = ("organisation", "role", "status", "joined_at")
    verbose_name_plural = "Organisations"
    show_change_link = False

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Membership]":
        places: QuerySet[Membership] = super().get_queryset(request)
        return places.select_related("organisation")


@admin.register(Organisation)
class OrganisationAdmin(StaffAdmin):
    """A customer."""

    list_display = ("name", "slug", "member_count", "time_zone", "created_at")
    search_fields = ("slug", "name", "memberships__person__email")
    search_help_text = "A name, the name in its address, or a member's e-mail address"
    ordering = ("-pk",)
    fields = (
        "name",
        "slug",
        "time_zone",
        "billing_email",
        "requires_second_factor",
        "personal_to",
        "created_at",
        "deletion_due_at",
        "deleted_at",
        "id",
    )
    inlines = (MembersInline, InvitationsInline)
    editable_by = HELPERS
    editable_fields = ("name", "time_zone")

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Organisation]":
        found: QuerySet[Organisation] = super().get_queryset(request)
        return found.annotate(members=Count("memberships", distinct=True))

    @column("Members", ordering="members")
    def member_count(self, organisation: Organisation) -> int:
        return int(getattr(organisation, "members", 0))

    def organisation_of(self, obj: Any) -> UUID | None:
        found: UUID = obj.pk
        return found
