"""``/api/v1/members``, ``/api/v1/seats`` and ``/api/v1/roles``"""

from typing import Any, ClassVar
from uuid import UUID

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.kit.errors import NotFound
from orchestrator.kit.ids import read
from orchestrator.kit.time import now
from orchestrator.organisations.models import Membership
from orchestrator.organisations.operations import (
    change_role,
    held_by,
    reactivate_member,
    remove_member,
    suspend_member,
)
from orchestrator.organisations.payloads import HoldingsOut, MemberOut, MembersOut, RolesOut, SeatsOut
from orchestrator.organisations.queries import member_of, members_found, seats_of, total_of
from orchestrator.organisations.roles import SUMMARIES, TABLE, Permission, Role
from orchestrator.organisations.view import OrganisationView
from orchestrator.rest.access import Access
from orchestrator.rest.keysets import page_in_order
from orchestrator.rest.openapi import Problem
from orchestrator.rest.paging import PageQuery
from orchestrator.rest.views import ApiView

REFUSALS = {400: Problem, 401: Problem, 403: Problem, 404: Problem}
ORDERINGS = {"name": "shown_name", "joined_at": "joined_at"}


class MembersQuery(PageQuery):
    """Which members, and in which order."""

    cursor = serializers.CharField(required=False, max_length=1000)
    search = serializers.CharField(required=False, max_length=100, help_text="Words of the name, or of the address.")
    role = serializers.ChoiceField(choices=Role.choices, required=False)
    status = serializers.ChoiceField(choices=Membership.Status.choices, required=False)
    ordering = serializers.ChoiceField(choices=[*ORDERINGS, *(f"-{name}" for name in ORDERINGS)], default="joined_at")


@extend_schema_serializer(component_name="MemberChange")
class MemberIn(serializers.Serializer[Any]):
    """The role that a member is to have."""

    role = serializers.ChoiceField(choices=Role.choices)


class Members(OrganisationView):
    """``GET /api/v1/members``"""

    permission = Permission.SEE_MEMBERS

    @extend_schema(
        operation_id="members_list",
        tags=["members"],
        parameters=[MembersQuery],
        responses={200: MembersOut, **REFUSALS},
    )
    def get(self, request: Request) -> Response:
        """Who belongs to the organisation, the oldest first unless another order is asked for."""
        query = MembersQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        wanted = dict(query.validated_data)
        limit, cursor, ordering = wanted.pop("limit"), wanted.pop("cursor", None), wanted.pop("ordering")
        found = members_found(
            organisation_id=self.organisation_id, by_address=self.may(Permission.SEE_ADDRESSES), **wanted
        )
        page = page_in_order(found, ordering=ordering, fields=ORDERINGS, limit=limit, cursor=cursor)
        total = None if cursor else total_of(found, first_page=page.data)
        shown = {"data": page.data, "next_cursor": page.next_cursor, "total": total}
        return Response(MembersOut(shown, context={"viewer": self.membership}).data)


class Member(OrganisationView):
    """``PATCH, DELETE /api/v1/members/{id}``"""

    permission = Permission.MANAGE_MEMBERS

    @extend_schema(
        operation_id="members_change",
        tags=["members"],
        request=MemberIn,
        responses={200: MemberOut, 409: Problem, **REFUSALS},
    )
    def patch(self, request: Request, id: str) -> Response:
        """Give a member another role, up to your own. It counts from their next request on."""
        sent = MemberIn(data=request.data)
        sent.is_valid(raise_exception=True)
        changed = change_role(
            organisation_id=self.organisation_id,
            actor_id=self.actor_id,
            membership_id=_read(id),
            role=Role(sent.validated_data["role"]),
            at=now(),
        )
        return _shown(self, changed)

    @extend_schema(operation_id="members_remove", tags=["members"], responses={204: None, 409: Problem, **REFUSALS})
    def delete(self, request: Request, id: str) -> Response:
        """Remove a member, and with them, at once, all that they held here: their API keys and open invitations."""
        remove_member(organisation_id=self.organisation_id, actor_id=self.actor_id, membership_id=_read(id), at=now())
        return Response(status=204)


class Suspension(OrganisationView):
    """``POST, DELETE /api/v1/members/{id}/suspension``"""

    permission = Permission.MANAGE_MEMBERS

    @extend_schema(
        operation_id="members_suspend",
        tags=["members"],
        request=None,
        responses={201: MemberOut, 409: Problem, **REFUSALS},
    )
    def post(self, request: Request, id: str) -> Response:
        """Take a member's seat from their next request on. They keep their place and what they made."""
        suspended = suspend_member(
            organisation_id=self.organisation_id, actor_id=self.actor_id, membership_id=_read(id)
        )
        return _shown(self, suspended, status=201)

    @extend_schema(
        operation_id="members_reactivate", tags=["members"], responses={200: MemberOut, 409: Problem, **REFUSALS}
    )
    def delete(self, request: Request, id: str) -> Response:
        """Give a suspended member a seat again, if one is left."""
        active = reactivate_member(
            organisation_id=self.organisation_id, actor_id=self.actor_id, membership_id=_read(id), at=now()
        )
        return _shown(self, active)


class Holdings(OrganisationView):
    """``GET /api/v1/members/{id}/holdings``"""

    permission = Permission.MANAGE_MEMBERS

    @extend_schema(operation_id="members_holdings", tags=["members"], responses={200: HoldingsOut, **REFUSALS})
    def get(self, request: Request, id: str) -> Response:
        """What would end with a member's place, to read before they are removed."""
        member = member_of(organisation_id=self.organisation_id, membership_id=_read(id))
        held = held_by(organisation_id=self.organisation_id, person_id=member.person_id)
        return Response(HoldingsOut({"data": held}).data)


class Seats(OrganisationView):
    """``GET /api/v1/seats``"""

    permission = Permission.SEE_MEMBERS

    @extend_schema(operation_id="seats_read", tags=["members"], responses={200: SeatsOut, **REFUSALS})
    def get(self, request: Request) -> Response:
        """How many seats the plan includes, and how many are taken or held."""
        return Response(SeatsOut(seats_of(organisation_id=self.organisation_id, at=now())).data)


class Roles(ApiView):
    """``GET /api/v1/roles``"""

    access: ClassVar[Access] = Access.PUBLIC
    authentication_classes = []
    permission_classes = []

    @extend_schema(operation_id="roles_list", tags=["members"], responses={200: RolesOut})
    def get(self, request: Request) -> Response:
        """The roles, and what each may do."""
        roles = [{"code": role, "name": role.label, "summary": SUMMARIES[role]} for role in Role]
        areas = [
            {
                "name": area.name,
                "permissions": [
                    {"code": one, "sentence": one.label, "roles": [role for role in Role if role in allowed]}
                    for one, allowed in area.permissions.items()
                ],
            }
            for area in TABLE
        ]
        return Response(
            RolesOut({"roles": roles, "areas": areas}).data, headers={"Cache-Control": "public, max-age=300"}
        )


def _read(id: str) -> UUID:
    found = read("mem", id)
    if found is None:
        raise NotFound("There is no such member.")
    return found


def _shown(view: OrganisationView, member: Membership, *, status: int = 200) -> Response:
    return Response(MemberOut(member, context={"viewer": view.membership}).data, status=status)
