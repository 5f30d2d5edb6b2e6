"""Nothing of one organisation is reached, changed or even shown by another: through no operation and in no part of it.

Beside ``test_api_suite``, which calls each operation with another's name and ids: here whoever owns another
organisation calls from inside their own, and tries what they could have seen of Kopi Labs in every parameter there is.
"""

import os
import re
from uuid import UUID

import psycopg
import pytest
from billing.conftest import provider, shop  # noqa: F401  # fixtures
from django.db import DatabaseError, transaction
from drf_spectacular.generators import SchemaGenerator
from rest_framework.test import APIClient

from architecture.everything import TABLES, fill, rows_of
from architecture.example_calls import EXAMPLES, NEEDS_PROVIDER, Call
from architecture.test_api_suite import METHODS, Operation, for_all, kopi, mei, operations, ravi  # noqa: F401
from orchestrator.api_keys.scopes import scopes
from orchestrator.kit.ids import read_any, shown
from orchestrator.tenancy.acting import across_organisations, acting_for
from orchestrator.testing.cast import holder, member, organisation
from orchestrator_sandbox.testing import contract_cache, sandbox, sandbox_process  # noqa: F401  # fixtures

PREFIXED = re.compile(r"^[a-z]{3}_[0-9a-z]{26}$")


@pytest.fixture
def full(kopi, shop):  # noqa: F811
    """Kopi Labs with a row in every table, and Mei, who owns it."""
    owner = member("Mei", kopi)
    fill(kopi, owner, shop)
    return owner


@pytest.fixture
def stranger(db):
    """Ravi, who owns Teh Works, in the portal; and a key of his that may do everything that keys may."""
    teh = organisation("teh-works")
    return member("Ravi", teh), holder(teh, [*scopes])


def parameters() -> list[tuple[Operation, str]]:
    """Every query parameter of every operation: filters, orders, cursors, expansions and whatever comes next."""
    document = SchemaGenerator().get_schema(request=None, public=True)
    known = {operation.id: operation for operation in operations()}
    return [
        (known[operation["operationId"]], parameter["name"])
        for methods in document["paths"].values()
        for method, operation in methods.items()
        if method in METHODS and operation["x-access"] in {"tenant", "personal"}
        for parameter in operation.get("parameters", [])
        if parameter["in"] == "query"
    ]


def marks_of(kopi) -> set[str]:  # noqa: F811
    """What would give Kopi Labs away in an answer: its ids, plain and as they are shown, its names and addresses."""
    marks = {"kopi-labs", "kopi-house", "Kopi Labs", "mei@kopi-labs.example", "tan@kopi-labs.example", str(kopi.pk)}
    with acting_for(kopi.pk):
        for model in TABLES:
            ids = [id for id in model._base_manager.values_list("pk", flat=True) if isinstance(id, UUID)]
            marks |= {text for id in ids for text in (str(id), id.hex, shown("xxx", id)[4:])}
    return marks


def values_of(kopi, owner) -> list[str]:  # noqa: F811
    """What a stranger could try: words, an id of each table as it would be shown, and cursors of its own lists."""
    tried = ["Kopi", "mei", "kopi-labs", str(kopi.pk)]
    with acting_for(kopi.pk):
        first = [model._base_manager.values_list("pk", flat=True).first() for model in TABLES]
    tried += [str(id) for id in first if isinstance(id, UUID)]
    for operation in operations():
        if operation.method == "get" and operation.access == "tenant" and "{" not in operation.address:
            answer = owner.browser.get(operation.address, {"limit": 1})
            if answer.status_code == 200 and answer.json().get("next_cursor"):
                tried.append(answer.json()["next_cursor"])
    return tried


def given_away(answer, marks: set[str], *, sent: str = "") -> set[str]:
    text = answer.content.decode(errors="replace")
    return {mark for mark in marks if mark in text and mark not in sent}


def test_there_is_a_row_in_every_table_or_the_tests_here_prove_nothing(full, kopi):  # noqa: F811
    assert [label for label, rows in rows_of(kopi).items() if not rows] == []


def test_no_parameter_shows_a_stranger_anything(full, stranger, kopi):  # noqa: F811
    ravi_, key = stranger
    marks, tried = marks_of(kopi), values_of(kopi, full)
    assert parameters()
    assert any(len(value) > 40 for value in tried), "no cursor was tried"

    for operation, name in parameters():
        call = EXAMPLES[operation.id](ravi_.browser) if operation.method == "get" else operation.anywhere()
        for value in tried:
            for client in (ravi_.browser, key.client) if operation.open_to_keys else (ravi_.browser,):
                answer = getattr(client, operation.method)(operation.address.format(**call.path), {name: value})
                assert answer.status_code < 500, (operation.id, name, value)
                assert given_away(answer, marks, sent=value) == set(), (operation.id, name, value)


def test_no_operation_of_a_strangers_own_organisation_shows_or_changes_anything(full, stranger, kopi):  # noqa: F811
    ravi_, key = stranger
    marks, before = marks_of(kopi), rows_of(kopi)

    for operation in (one for one in operations() if one.access in {"tenant", "personal"}):
        for client in (ravi_.browser, key.client):
            answer = operation.call(client, operation.anywhere())
            assert given_away(answer, marks) == set(), operation.id

    assert rows_of(kopi) == before


@for_all("tenant")
def test_a_stranger_with_our_name_and_ids_changes_no_row(operation, kopi, mei, request):  # noqa: F811
    if operation.id in NEEDS_PROVIDER:
        request.getfixturevalue("shop")
    call = EXAMPLES[operation.id](mei)
    before = rows_of(kopi)
    teh = organisation("teh-works")
    ravi_, key = member("Ravi", teh), holder(teh, [*scopes])

    for client in (ravi_.browser, key.client, APIClient()):
        operation.call(client, call) if call.names_ours else operation.call(client, operation.anywhere())
        client.credentials(**{**client._credentials, "HTTP_ORCHESTRATOR_ORGANISATION": "kopi-labs"})
        operation.call(client, call)

    assert rows_of(kopi) == before


@for_all("tenant")
def test_what_is_ours_and_what_is_nowhere_get_the_same_refusal(operation, kopi, mei, ravi, request):  # noqa: F811
    """For those whose example names an id of ours, in the path or in the body."""
    if operation.id in NEEDS_PROVIDER:
        request.getfixturevalue("shop")
    call = EXAMPLES[operation.id](mei)
    if not call.names_ours:
        return

    refusals = [operation.call(ravi.browser, one).json() for one in (call, elsewhere(call))]

    assert {**refusals[0], "request_id": None} == {**refusals[1], "request_id": None}
    assert refusals[0]["status"] == 404


def elsewhere(call: Call) -> Call:
    """The same with ids that nobody has."""

    def other(value):
        if isinstance(value, str) and PREFIXED.match(value):
            known = read_any(value)
            assert known is not None
            return shown(value[:3], UUID(int=known.int ^ 0xFFFF))
        return value + "x" if isinstance(value, str) else value

    path = {name: other(value) for name, value in call.path.items()}
    body = {name: other(value) if _is_id(value) else value for name, value in (call.body or {}).items()}
    return Call(path=path, query=call.query, body=body if call.body is not None else None, format=call.format)


def _is_id(value: object) -> bool:
    return isinstance(value, str) and bool(PREFIXED.match(value) or value.startswith("cs_"))


@pytest.mark.django_db(transaction=True)
def test_raw_sql_without_a_tenant_sees_and_changes_nothing_in_any_table(full, kopi):  # noqa: F811
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as raw:
        for model in TABLES:
            table = model._meta.db_table
            assert raw.execute(f'SELECT count(*) FROM "{table}"').fetchone() == (0,), table
            assert raw.execute(f'DELETE FROM "{table}"').rowcount == 0, table
            column = model._meta.pk.column
            assert raw.execute(f'UPDATE "{table}" SET "{column}" = "{column}"').rowcount == 0, table
            assert raw.execute(f'SELECT * FROM "{table}" FOR UPDATE').fetchall() == [], table
    assert [label for label, rows in rows_of(kopi).items() if not rows] == []


def test_whoever_acts_for_another_sees_nothing_and_can_write_nothing_into_ours(full, stranger, kopi):  # noqa: F811
    ravi_, _ = stranger
    with across_organisations(reason="the reader of a test"):
        ours = {model: model._base_manager.filter(**_of(model, kopi)).first() for model in TABLES}

    for model, row in ours.items():
        assert row is not None, model
        with acting_for(ravi_.organisation.pk):
            assert not model._base_manager.filter(pk=row.pk).exists(), model
        with pytest.raises(DatabaseError), transaction.atomic(), acting_for(ravi_.organisation.pk):
            row.save(force_insert=True)  # refused by the policy, before any constraint looks at it


def _of(model, kopi):  # noqa: F811
    return {"pk": kopi.pk} if model is type(kopi) else {"organisation_id": kopi.pk}
