"""The one table of roles: whole, told as it is, and held by every operation of the API."""

import pytest
from architecture.example_calls import EXAMPLES
from architecture.test_api_suite import for_all
from rest_framework.test import APIClient

from orchestrator.organisations.roles import ALLOWED, SUMMARIES, TABLE, Permission, Role, is_above, permissions_of
from orchestrator.organisations.view import OrganisationView
from orchestrator.testing.cast import member, organisation


def test_every_permission_and_role_is_in_the_table_once():
    listed = [permission for area in TABLE for permission in area.permissions]

    assert sorted(listed) == sorted(Permission)
    assert SUMMARIES.keys() == set(Role)


def test_an_owner_may_everything_and_a_viewer_only_looks():
    assert set(permissions_of(Role.OWNER)) == set(Permission)
    assert all(permission.value.endswith(":read") for permission in permissions_of(Role.VIEWER))


def test_the_order_of_roles_is_the_order_of_power():
    assert is_above(Role.OWNER, Role.ADMIN)
    assert not is_above(Role.ADMIN, Role.ADMIN)
    assert not is_above(Role.VIEWER, Role.MEMBER)


def test_the_api_tells_the_table(db):
    told = APIClient().get("/api/v1/roles").json()

    assert [role["code"] for role in told["roles"]] == list(Role)
    shown = {one["code"]: frozenset(one["roles"]) for area in told["areas"] for one in area["permissions"]}
    assert shown == {permission.value: roles for permission, roles in ALLOWED.items()}


def test_a_view_that_names_no_permission_lets_nobody_in():
    assert OrganisationView.roles_allowed("POST") == frozenset()


@pytest.mark.parametrize("role", list(Role))
def test_each_is_told_what_they_may(db, role):
    kopi = organisation("kopi-labs")

    told = member("Ada", kopi, role).browser.get("/api/v1/organisation").json()

    assert told["permissions"] == [permission.value for permission in permissions_of(role)]
    assert (role in told["grantable_roles"]) == (role in {Role.OWNER, Role.ADMIN})


@pytest.mark.django_db
@for_all("tenant")
def test_each_operation_lets_in_whom_the_table_names_and_nobody_else(operation):
    assert operation.id in EXAMPLES
    kopi = organisation("kopi-labs")
    refused = set()
    for role in Role:
        answer = operation.call(member(role.label, kopi, role).browser, operation.anywhere())
        if answer.status_code == 403 and answer.json()["code"] == "role_required":
            refused.add(role)

    assert operation.permission, "the view names no permission of the table"
    assert set(Role) - refused == ALLOWED[Permission(operation.permission)]
