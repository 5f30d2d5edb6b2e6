"""Every operation of the API, called as those it is not for. Made from the OpenAPI document: a new one is in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from billing.conftest import provider, shop  # noqa: F401  # fixtures
from django.core.files import File
from drf_spectacular.generators import SchemaGenerator
from rest_framework.test import APIClient

from architecture.example_calls import EXAMPLES, NEEDS_PROVIDER, Call
from orchestrator.rest.access import Access
from orchestrator.testing.cast import holder, member, organisation
from orchestrator_sandbox.testing import contract_cache, sandbox, sandbox_process  # noqa: F401  # fixtures

METHODS = {"get", "post", "put", "patch", "delete"}
NOWHERE = "x" * 26


@dataclass(frozen=True)
class Operation:
    """One method at one address."""

    id: str
    method: str
    address: str
    access: str
    open_to_keys: bool
    permission: str = ""

    def call(self, client: APIClient, call: Call) -> Any:
        address = self.address.format(**call.path)
        for sent in (call.body or {}).values():
            if isinstance(sent, File):
                sent.seek(0)  # it was read by who called before
        if call.query:
            address += "?" + "&".join(f"{name}={value}" for name, value in call.query.items())
        return getattr(client, self.method)(address, call.body, format=call.format)

    def anywhere(self) -> Call:
        """Something to send when it is refused before anyone looks at it."""
        names = [part[1:-1] for part in self.address.split("/") if part.startswith("{")]
        return Call(path=dict.fromkeys(names, NOWHERE))


def operations() -> Iterator[Operation]:
    document = SchemaGenerator().get_schema(request=None, public=True)
    for address, methods in document["paths"].items():
        for method, operation in methods.items():
            if method in METHODS:
                keys = any("key" in way for way in operation.get("security", []))
                permission = operation.get("x-permission", "")
                yield Operation(
                    operation["operationId"], method, address, operation["x-access"], keys, permission=permission
                )


def for_all(*access: str) -> pytest.MarkDecorator:
    found = sorted((one for one in operations() if not access or one.access in access), key=lambda one: one.id)
    return pytest.mark.parametrize("operation", found, ids=[one.id for one in found])


@pytest.fixture
def kopi(db):
    return organisation("kopi-labs")


@pytest.fixture
def mei(kopi):
    return member("Mei", kopi).browser


@pytest.fixture
def ravi(db):
    """A stranger, who owns another organisation."""
    return member("Ravi", organisation("teh-works"))


def code(answer: Any) -> tuple[int, str]:
    assert answer.headers["Content-Type"] == "application/problem+json", answer.content
    return answer.status_code, answer.json()["code"]


@for_all()
def test_it_says_whom_it_is_for_and_has_an_example(operation):
    assert operation.access in {access.value for access in Access}, "the view sets no access"
    assert operation.id in EXAMPLES, "add a call that succeeds to example_calls.py"


def test_no_example_is_left_over():
    assert EXAMPLES.keys() - {operation.id for operation in operations()} == set()


@pytest.mark.django_db
@for_all("public")
def test_a_public_operation_is_for_everyone(operation):
    assert operation.call(APIClient(), EXAMPLES[operation.id](APIClient())).status_code == 200


@pytest.mark.django_db
@for_all("personal", "tenant", "staff")
def test_nobody_is_told_to_sign_in(operation):
    assert code(operation.call(APIClient(), operation.anywhere())) == (401, "not_authenticated")


@for_all("personal", "tenant", "staff")
def test_a_key_is_told_where_only_a_person_may_act(operation, kopi):
    answer = operation.call(holder(kopi, ["usage:read"]).client, operation.anywhere())

    if operation.open_to_keys:
        assert answer.status_code < 300, "give the suite's key the scope"
    else:
        assert code(answer) == (403, "person_required")


@for_all("personal")
def test_a_personal_operation_is_any_persons_own(operation, mei):
    assert operation.call(mei, EXAMPLES[operation.id](mei)).status_code < 300


@for_all("tenant")
def test_its_owner_may_and_a_stranger_finds_nothing(operation, mei, ravi, request):
    if operation.id in NEEDS_PROVIDER:
        request.getfixturevalue("shop")
    call = EXAMPLES[operation.id](mei)

    stranger = ravi.browser
    stranger.credentials(HTTP_ORCHESTRATOR_ORGANISATION="kopi-labs")
    assert code(operation.call(stranger, call)) == (404, "not_found")
    if call.names_ours:
        assert code(operation.call(ravi.browser, call)) == (404, "not_found")

    answer = operation.call(mei, call)
    assert answer.status_code < 300, answer.content  # or the calls before have proved nothing


@for_all("tenant")
def test_an_organisation_that_is_not_there_looks_like_a_strangers(operation, ravi):
    named = []
    for slug in ("kopi-labs", "no-such-organisation"):
        client = ravi.browser
        client.credentials(HTTP_ORCHESTRATOR_ORGANISATION=slug)
        answer = operation.call(client, operation.anywhere()).json()
        named.append({**answer, "request_id": None})

    assert named[0] == named[1]
