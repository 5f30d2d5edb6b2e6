"""The base of every view that acts for one organisation."""

from functools import cached_property
from typing import ClassVar
from uuid import UUID

from rest_framework.exceptions import APIException, NotFound, PermissionDenied
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from orchestrator.accounts.queries import has_second_factor
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.organisations.models import Membership, Organisation
from orchestrator.organisations.queries import organisation_of, place_of, suspended_place_of
from orchestrator.organisations.roles import EVERYONE, Permission, Role, may, roles_with
from orchestrator.rest.access import Access, Key
from orchestrator.rest.views import ApiView, PersonRequired
from orchestrator.tenancy.acting import acting_for

HEADER = "Orchestrator-Organisation"


class RoleRequired(PermissionDenied):
    """A member whose role does not allow it."""

    default_code = "role_required"

    def __init__(self, roles: frozenset[Role]) -> None:
        names = sorted(Role(role).label.lower() for role in roles)
        super().__init__(f"Your role in this organisation does not allow this; it takes: {', '.join(names)}.")


class SeatSuspended(PermissionDenied):
    """A member whose place is suspended: they may know of the organisation, and nothing else."""

    default_code = "seat_suspended"
    default_detail = "Your seat in this organisation is suspended. An owner or admin can reactivate it."


class SecondFactorRequired(PermissionDenied):
    """A member of an organisation that wants its members to have a second factor. The portal leads them to it."""

    default_code = "second_factor_required"
    default_detail = "This organisation requires two-factor authentication. Set it up in your account, then come back."


class ScopeRequired(PermissionDenied):
    """The API key lacks a scope that this call takes. The detail names it."""

    default_code = "scope_required"

    def __init__(self, missing: frozenset[str]) -> None:
        super().__init__(f"This key lacks the scope {', '.join(sorted(missing))}.")


class BeingDeleted(NotPossibleNow):
    """A write to an organisation whose deletion was asked for."""

    code = "organisation_is_being_deleted"

    def __init__(self) -> None:
        super().__init__("This organisation is being deleted. Cancel its deletion to change anything in it.")


class OrganisationView(ApiView):
    """Acts for one organisation, found before the handler runs, and refuses by default.

    The organisation is the API key's own; for a person it is the one named in ``Orchestrator-Organisation``, else
    their first. A stranger gets 404 and not 403: that an organisation exists is not theirs to learn.

    ``permission`` is what a person's role must allow, and ``permission_to_write``, where it is said, for a call that
    changes something. ``scopes`` are what a key needs; with none, only a person may call.

    While the organisation is being deleted it can only be read, but for views that say ``while_being_deleted``.

    With ``opens_own_transaction`` the handler runs in no transaction and for nobody: its operation opens short
    ones, so that none stays open while it talks to somebody outside.
    """

    access: ClassVar[Access] = Access.TENANT
    permission: ClassVar[Permission | None] = None
    permission_to_write: ClassVar[Permission | None] = None
    scopes: ClassVar[frozenset[str]] = frozenset()
    scopes_to_write: ClassVar[frozenset[str] | None] = None
    opens_own_transaction: ClassVar[bool] = False
    while_being_deleted: ClassVar[bool] = False

    organisation_id: UUID
    membership: Membership | None = None
    missing_scopes: frozenset[str] = frozenset()

    @cached_property
    def organisation(self) -> Organisation:
        """The organisation itself; a key's call that needs only its id spares the query."""
        return (
            self.membership.organisation if self.membership else organisation_of(organisation_id=self.organisation_id)
        )

    @property
    def actor_id(self) -> UUID | None:
        """The person who acts; None for a key."""
        return self.membership.person_id if self.membership else None

    @property
    def key_id(self) -> UUID | None:
        """The key that acts; None for a person."""
        return self.request.auth.key_id if isinstance(self.request.auth, Key) else None

    def check_permissions(self, request: Request) -> None:
        super().check_permissions(request)
        writes = request.method not in SAFE_METHODS
        if isinstance(request.auth, Key):
            self._admit_key(request.auth, writes=writes)
        else:
            self._admit_person(request, writes=writes)
        if not self.opens_own_transaction and self.entered_for != self.organisation_id:
            self.enter(acting_for(self.organisation_id))

    def check_throttles(self, request: Request) -> None:
        """A key's call counts before it is told that a scope is missing, as every refusal after sign-in does."""
        super().check_throttles(request)
        if self.missing_scopes:
            raise ScopeRequired(self.missing_scopes)

    def _admit_key(self, key: Key, *, writes: bool) -> None:
        needed = self.scopes_to_write if writes and self.scopes_to_write is not None else self.scopes
        if not needed:
            raise PersonRequired
        self.organisation_id, self.missing_scopes = key.organisation_id, needed - key.scopes

    def _admit_person(self, request: Request, *, writes: bool) -> None:
        assert request.user.pk is not None  # IsAuthenticated stands before
        place = place_of(person_id=request.user.pk, slug=request.headers.get(HEADER) or None)
        if place is None:
            raise self._refusal_of(request)
        allowed = self.roles_allowed(request.method or "")
        if place.role not in allowed:
            raise RoleRequired(allowed or EVERYONE)
        if place.organisation.requires_second_factor and not has_second_factor(person_id=request.user.pk):
            raise SecondFactorRequired
        if writes and place.organisation.is_being_deleted and not self.while_being_deleted:
            raise BeingDeleted
        self.membership, self.organisation_id = place, place.organisation_id

    @classmethod
    def permission_for(cls, method: str) -> Permission | None:
        """What a person's role must allow for a call of *method*."""
        writes = method not in SAFE_METHODS
        return cls.permission_to_write if writes and cls.permission_to_write is not None else cls.permission

    @classmethod
    def roles_allowed(cls, method: str) -> frozenset[Role]:
        """Who may call, by the table of roles; nobody while the view names no permission."""
        needed = cls.permission_for(method)
        return roles_with(needed) if needed is not None else frozenset()

    def may(self, permission: Permission) -> bool:
        """Whether the person who calls may also do that; a key never, here."""
        return self.membership is not None and may(self.membership.role, permission)

    def _refusal_of(self, request: Request) -> APIException:
        """Why the person has no place here: a member whose place is suspended is told so, a stranger nothing."""
        assert request.user.pk is not None
        slug = request.headers.get(HEADER) or None
        is_suspended = suspended_place_of(person_id=request.user.pk, slug=slug) is not None
        return SeatSuspended() if is_suspended else NotFound()
