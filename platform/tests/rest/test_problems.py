"""Every refusal has one shape; pages are stable; ids and bodies are checked at the door."""

import json
from uuid import UUID

import pytest
from django.db import OperationalError
from rest_framework import exceptions, serializers
from rest_framework.test import APIClient, APIRequestFactory

from orchestrator.accounts.models import User
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.kit.ids import new_id, shown
from orchestrator.rest.fields import PrefixedId
from orchestrator.rest.paging import page_of
from orchestrator.rest.problems import CONTENT_TYPE, handle

SHAPE = {"type", "title", "status", "detail", "code", "request_id"}


def answer_to(error):
    found = handle(error, {})
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (NotPossibleNow("It has ended."), 409, "not_possible_now"),
        (exceptions.NotAuthenticated(), 401, "not_authenticated"),
        (exceptions.NotFound(), 404, "not_found"),
        (exceptions.PermissionDenied(), 403, "permission_denied"),
        (exceptions.MethodNotAllowed("PUT"), 405, "method_not_allowed"),
        (exceptions.UnsupportedMediaType("text/plain"), 415, "unsupported_media_type"),
        (exceptions.ValidationError({"name": ["Too long."]}), 400, "invalid"),
        (OperationalError("gone"), 503, "unavailable"),
    ],
)
@pytest.mark.django_db
def test_each_refusal_is_a_problem_document(error, status, code):
    answer = answer_to(error)

    assert (answer.status_code, answer.data["status"], answer.data["code"]) == (status, status, code)
    assert answer.content_type == CONTENT_TYPE
    assert set(answer.data) - {"errors"} == SHAPE
    assert answer.data["type"] == f"http://localhost:3000/api/problems/{code}"
    assert answer.data["detail"].endswith(".")


@pytest.mark.django_db
def test_fields_are_named_by_pointers():
    answer = answer_to(exceptions.ValidationError({"items": [{}, {"name": ["Missing."]}], "scopes": ["No.", "Never."]}))

    assert answer.data["errors"] == [
        {"pointer": "/items/1/name", "detail": "Missing."},
        {"pointer": "/scopes", "detail": "No."},
        {"pointer": "/scopes", "detail": "Never."},
    ]


@pytest.mark.django_db
def test_what_a_refusal_counts_stands_beside_it():
    answer = answer_to(NotPossibleNow("Enough.", used=1000, limit=1000))

    assert (answer.data["used"], answer.data["limit"]) == (1000, 1000)


def test_what_is_not_a_refusal_propagates():
    assert handle(ZeroDivisionError(), {}) is None


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nothing", "/api/v1/nothing", "/api/v1/"])
def test_an_unknown_address_is_a_problem_too(client, path):
    answer = client.get(path)

    assert answer.status_code == 404
    assert answer["Content-Type"] == CONTENT_TYPE
    assert answer.json()["code"] == "not_found"
    assert answer.json()["request_id"] == answer["X-Request-Id"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "malformed_json"),
        (b"\xff\xfe", 400, "malformed_json"),
        (b'{"name": NaN}', 400, "malformed_json"),
        (b"[" * 100_000, 400, "malformed_json"),
        (json.dumps({"name": "x" * (1024 * 1024)}).encode(), 413, "body_too_large"),
    ],
)
def test_a_body_that_cannot_be_read(body, status, code):
    client = APIClient()
    client.force_authenticate(User.objects.create_user("mei@kopi.example"))

    answer = client.generic("POST", "/api/v1/user/profile", body, content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (status, code)


class Holder(serializers.Serializer):
    id = PrefixedId("org")


KEY = UUID("01a20321-a64d-719f-9c4b-347266b3fd11")


@pytest.mark.parametrize("sent", ["", "org_", shown("key", KEY), str(KEY), 7, None, ["org_x"], {"a": 1}])
def test_an_id_of_another_kind_is_refused_with_a_sentence(sent):
    holder = Holder(data={"id": sent})

    assert not holder.is_valid()
    assert str(holder.errors["id"][0]).endswith(".")


def test_an_id_goes_out_and_comes_back():
    id = new_id()

    out = Holder({"id": id}).data["id"]
    holder = Holder(data={"id": out})

    assert out.startswith("org_")
    assert holder.is_valid()
    assert holder.validated_data["id"] == id


def page(**query):
    request = APIRequestFactory().get("/", query)
    request.query_params = request.GET
    return page_of(User.objects.all(), request=request, prefix="usr")


@pytest.mark.django_db
def test_pages_are_stable_while_rows_are_added():
    people = [User.objects.create_user(f"p{number}@kopi.example") for number in range(7)]

    first = page(limit=3)
    User.objects.create_user("late@kopi.example")
    second = page(limit=3, cursor=first.next_cursor)
    third = page(limit=3, cursor=second.next_cursor)

    assert [*first.data, *second.data, *third.data] == people[::-1]
    assert third.next_cursor is None


@pytest.mark.django_db
def test_a_last_page_that_is_full_has_no_next():
    for number in range(4):
        User.objects.create_user(f"p{number}@kopi.example")

    assert page(limit=4).next_cursor is None


@pytest.mark.django_db
@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 101}, {"limit": "1e9"}, {"cursor": "x"}, {"cursor": "\0"}])
def test_a_page_that_cannot_be_is_refused(query):
    with pytest.raises(exceptions.ValidationError):
        page(**query)
