"""Whether it lives and serves; the request's id everywhere; secrets nowhere."""

import json
import logging
import logging.config

import pytest
import structlog
from django.db import connection

from orchestrator.observability.logs import MASK, logging_config, mask


@pytest.mark.django_db
def test_a_living_process_says_so_without_asking_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.django_db
def test_ready_when_database_migrations_and_valkey_are(client):
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert {answer.json()[name] for name in ("database", "migrations", "valkey")} == {"ok"}


@pytest.mark.django_db(transaction=True)
def test_not_ready_while_migrations_are_pending(client, owner_database):
    row = "app = 'orchestrator_mail' AND name = '0001_initial'"
    owner_database.execute(f"UPDATE django_migrations SET app = 'elsewhere' WHERE {row}")
    try:
        answer = client.get("/readyz")
    finally:
        owner_database.execute("UPDATE django_migrations SET app = 'orchestrator_mail' WHERE app = 'elsewhere'")

    assert (answer.status_code, answer.json()["migrations"]) == (503, "failing")


@pytest.mark.django_db(transaction=True)
def test_not_ready_when_the_database_is_gone(client, monkeypatch):
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "HOST", "127.0.0.1")
    monkeypatch.setitem(connection.settings_dict, "PORT", "1")
    try:
        answer = client.get("/readyz")
        alive = client.get("/healthz")
    finally:
        connection.close()
        monkeypatch.undo()

    assert (answer.status_code, answer.json()["database"]) == (503, "failing")
    assert alive.status_code == 200


@pytest.mark.django_db
def test_only_looking_is_allowed(client):
    assert client.post("/healthz").status_code == 405


@pytest.mark.django_db
def test_the_request_id_stands_in_the_header_and_in_the_problem(client):
    answer = client.get("/nothing")

    assert answer["X-Request-Id"] == answer.json()["request_id"]
    assert answer["X-Request-Id"] != client.get("/nothing")["X-Request-Id"]


@pytest.mark.parametrize(
    "name",
    ["password", "new_password", "Authorization", "api_key", "apikey", "session_cookie", "token", "stripe_signature"],
)
def test_what_is_a_secret_by_its_name_is_masked(name):
    assert mask(None, "info", {name: "hunter2"})[name] == MASK


@pytest.mark.parametrize(
    "secret", ["sk_live_0123456789abcdef", "rk_test_0123456789", "whsec_0123456789abcdef", "tflow_live_" + "a" * 32]
)
def test_what_is_a_secret_by_its_look_is_masked_inside_words_too(secret):
    said = mask(None, "info", {"event": f"refused {secret} from 10.0.0.1"})["event"]

    assert secret not in said
    assert said == f"refused {MASK} from 10.0.0.1"


def test_what_a_provider_sends_back_in_an_address_is_masked():
    said = mask(None, "info", {"request": "GET /accounts/google/login/callback/?state=abc&code=4%2F0A&scope=email"})

    assert said["request"] == f"GET /accounts/google/login/callback/?state={MASK}&code={MASK}&scope=email"


@pytest.mark.parametrize(
    "nested", [{"headers": {"authorization": "Bearer hunter2"}}, {"rows": [{"password": "hunter2"}]}]
)
def test_what_is_nested_is_masked_too(nested):
    assert "hunter2" not in str(mask(None, "info", dict(nested)))


def test_ordinary_words_stay():
    line = {"event": "checkout_started", "organisation": "kopi", "status": 200}

    assert mask(None, "info", dict(line)) == line


def test_a_line_for_machines_is_json_with_the_request_id_and_without_secrets(capsys):
    before = structlog.get_config()
    logging.config.dictConfig(logging_config(log_format="json"))
    try:
        with structlog.contextvars.bound_contextvars(request_id="req-1"):
            logging.getLogger("tests.elsewhere").info("key sk_live_0123456789abcdef used")
        line = json.loads(capsys.readouterr().err.strip().splitlines()[-1])
    finally:
        structlog.configure(**before)

    assert line["request_id"] == "req-1"
    assert line["level"] == "info"
    assert "sk_live_0123456789abcdef" not in json.dumps(line)
