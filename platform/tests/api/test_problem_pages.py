"""The type of a problem is an address that says what it means."""

import re

import pytest
from architecture.tree import PACKAGE, python_files
from rest_framework.test import APIClient

from orchestrator.rest.problem_types import problem_types

SAID = re.compile(
    r'^ +(?:default_)?code = "([a-z_]+)"|problem\([^)]*code="([a-z_]+)"|refusal_of\([^"]*"([a-z_]+)"', re.MULTILINE
)


def codes_in_the_source():
    return {next(filter(None, groups)) for path in python_files(PACKAGE) for groups in SAID.findall(path.read_text())}


def test_every_code_of_the_source_has_a_page():
    said = codes_in_the_source()

    assert {"role_required", "server_error", "csrf_failed", "last_owner"} <= said
    assert said - {one.code for one in problem_types()} == set()


def test_every_page_says_what_it_means_in_a_sentence():
    vague = [one.code for one in problem_types() if len(one.meaning) < 10 or not one.meaning.endswith((".", "!"))]

    assert vague == []


def test_a_code_that_is_inherited_is_explained_by_the_one_it_comes_from():
    meanings = {one.code: one.meaning for one in problem_types()}

    assert meanings["not_possible_now"] == "The thing's state does not allow it."


@pytest.mark.django_db
def test_the_type_of_an_answer_leads_to_its_page(settings):
    browser = APIClient(headers={"host": "localhost"})
    refused = browser.get("/api/v1/organisation").json()

    address = refused["type"].removeprefix(settings.ORCHESTRATOR.site_url)
    page = browser.get(address)

    assert page.status_code == 200
    assert f"<code>{refused['code']}</code>" in page.content.decode()
    assert "script" not in page.headers["Content-Security-Policy"]


def test_the_list_names_them_all_and_nothing_else_is_there():
    browser = APIClient()

    listed = browser.get("/api/problems/").content.decode()

    assert all(f"/api/problems/{one.code}" in listed for one in problem_types())
    assert browser.get("/api/problems/nothing_of_ours").status_code == 404
