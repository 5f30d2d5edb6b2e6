"""Every answer under /api/ is JSON, also where nothing of ours answers; and the API describes itself."""

import re

import pytest
from django.contrib.staticfiles import finders

from orchestrator.testing.cast import holder, member, organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/api/", "/api/v1/moon", "/api/v1/plans/", "/api/v2/plans", "/api/v1/api-keys/x/y"]
)
def test_an_unknown_address_is_a_problem_document(client, address):
    answer = client.get(address)

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    body = answer.json()
    assert (body["code"], body["status"], body["type"]) == (
        "not_found",
        404,
        "http://localhost:3000/api/problems/not_found",
    )
    assert body["request_id"] == answer.headers["X-Request-Id"]


def test_a_write_by_session_without_its_token_is_refused():
    browser = member("Mei", organisation("kopi-labs")).browser
    browser.handler.enforce_csrf_checks = True

    refused = browser.post("/api/v1/api-keys", {"name": "x", "scopes": ["usage:read"]})

    assert refused.status_code == 403
    assert refused.headers["Content-Type"] == "application/problem+json"


def test_a_key_needs_no_token_of_a_session():
    program = holder(organisation("kopi-labs"), ["usage:read"]).client
    program.handler.enforce_csrf_checks = True

    assert program.delete("/api/v1/usage/metrics").json()["code"] == "method_not_allowed"


@pytest.mark.parametrize("sent", ["{", "", "nonsense"])
def test_a_person_who_sends_malformed_json_is_told(sent):
    browser = member("Mei", organisation("kopi-labs")).browser

    refused = browser.post("/api/v1/api-keys", sent, content_type="application/json")

    assert refused.status_code == 400
    assert refused.json()["code"] in {"malformed_json", "invalid"}


def test_the_document_is_openapi_31_and_for_everyone(client):
    document = client.get("/api/v1/openapi.json").json()

    assert document["openapi"].startswith("3.1")
    assert {"key", "session"} <= document["components"]["securitySchemes"].keys()
    assert document["paths"]["/api/v1/usage/metrics"]["get"]["responses"].keys() >= {"200", "401", "403", "404", "429"}
    refusal = document["paths"]["/api/v1/usage/metrics"]["get"]["responses"]["429"]["content"]
    assert [*refusal] == ["application/problem+json"]


def test_the_documentation_needs_nothing_from_elsewhere(client):
    page = client.get("/api/docs/")

    assert page.status_code == 200
    files = re.findall(r'(?:src|href)="([^"]+)"', page.content.decode())
    assert files, "there is nothing to load"
    assert not [name for name in files if not name.startswith("/")]
    for name in files:
        if name.startswith("/static/"):
            assert finders.find(name.removeprefix("/static/")), name
    script = client.get("/api/docs/?script=")
    assert "/api/v1/openapi.json" in script.content.decode()


def test_the_documentation_runs_scripts_from_here_only(client):
    page = client.get("/api/docs/")

    assert "script-src 'self';" in page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert not re.findall(r"<script>", page.content.decode())
    assert client.get("/api/docs").headers["Location"] == "/api/docs/"
