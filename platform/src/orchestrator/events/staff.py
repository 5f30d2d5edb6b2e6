"""The base of every page that staff see of a table: who may do what, and a fact for each change."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Model
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from unfold.admin import ModelAdmin, TabularInline
from unfold.decorators import display

from orchestrator.events.event import Event
from orchestrator.events.operations import publish

ADMIN, SUPPORT, READONLY = "admin", "support", "readonly"
ROLES = frozenset({ADMIN, SUPPORT, READONLY})
HELPERS = frozenset({ADMIN, SUPPORT})
NOBODY: frozenset[str] = frozenset()
SHOWN_WITH: "dict[type[Model], list[type[StaffInline]]]" = {}


@dataclass(frozen=True, kw_only=True)
class RecordChanged(Event):
    """Staff changed *fields* of one row in the console. Names of fields only: values may be personal."""

    name: ClassVar[str] = "events.record_changed"

    kind: str
    target_id: UUID
    fields: tuple[str, ...]


def role_of(request: HttpRequest) -> str:
    """The staff role of who asks; empty for everyone else."""
    user = request.user
    return str(getattr(user, "staff_role", "")) if user.is_active and getattr(user, "is_staff", False) else ""


def column[Shown: Callable[..., Any]](
    description: str, *, ordering: str | None = None, boolean: bool | None = None, label: dict[str, str] | bool = False
) -> Callable[[Shown], Shown]:
    """Unfold's ``display``, with types. *label* shows the value as a badge: all alike, or a colour for each value."""

    def decorate(method: Shown) -> Shown:
        decorated: Shown = display(description=description, ordering=ordering, boolean=boolean, label=label or None)(
            method
        )
        return decorated

    return decorate


def shown_with(model: type[Model]) -> Callable[[type["StaffInline"]], type["StaffInline"]]:
    """Put the decorated inline on the console's page of *model*, whose app stands lower and knows nothing of it."""

    def register(inline: type["StaffInline"]) -> type["StaffInline"]:
        SHOWN_WITH.setdefault(model, []).append(inline)
        return inline

    return register


class _ByRole:
    """Everyone on the staff may look; nobody adds or deletes."""

    visible_to: ClassVar[frozenset[str]] = ROLES

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return role_of(request) in self.visible_to

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class StaffAdmin(_ByRole, ModelAdmin):  # type: ignore[misc]  # Unfold has no types
    """A table in the console. Nothing can be changed but the ``editable_fields``, by the roles of ``editable_by``.

    A change and its fact are kept in one transaction, or neither is. Django's own log of the admin is not written:
    it would keep people's addresses for good, and the facts are the log.
    """

    editable_by: ClassVar[frozenset[str]] = NOBODY
    editable_fields: ClassVar[tuple[str, ...]] = ()

    show_full_result_count = False
    list_per_page = 50
    list_filter_submit = False
    list_fullwidth = True
    warn_unsaved_form = True
    actions = None

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(self.editable_fields) and role_of(request) in self.editable_by

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """All that is shown but not declared editable: a new field of the table cannot be changed by accident."""
        named = [field.name for field in self.opts.fields]
        shown = [*named, *super().get_readonly_fields(request, obj)]
        return tuple(dict.fromkeys(name for name in shown if name not in self.editable_fields))

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> list[type["StaffInline"]]:
        return [*super().get_inlines(request, obj), *SHOWN_WITH.get(self.model, [])]

    def organisation_of(self, obj: Any) -> UUID | None:
        """The organisation that a change to *obj* concerns; its people see the fact too."""
        found: UUID | None = getattr(obj, "organisation_id", None)
        return found

    def save_model(self, request: HttpRequest, obj: Any, form: "ModelForm[Any]", change: bool) -> None:
        """Inside the transaction that Django's admin opens around a change."""
        super().save_model(request, obj, form, change)
        if form.changed_data:
            self.record(request, obj, fields=tuple(form.changed_data))

    def record(self, request: HttpRequest, obj: Any, *, fields: tuple[str, ...]) -> None:
        """Publish what was changed; if that fails, so does the change."""
        publish(
            RecordChanged(
                organisation_id=self.organisation_of(obj),
                actor_id=request.user.pk,
                kind=obj._meta.label_lower,
                target_id=obj.pk,
                fields=fields,
            )
        )

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> None:
        """The fact is the log."""

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> None:
        """The fact is the log."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Django's own log is empty; the facts are searched by id."""
        raise Http404


class StaffInline(_ByRole, TabularInline):  # type: ignore[misc]  # Unfold has no types
    """Rows of another table on a page of the console; to look at."""

    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = True
    tab = True

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return tuple(super().get_readonly_fields(request, obj) or self.fields or ())
