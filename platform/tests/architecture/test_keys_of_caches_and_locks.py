"""What is cached or locked for an organisation carries its id; what does not is named here, with the reason."""

import ast
import re

import pytest
from billing.conftest import provider, shop  # noqa: F401  # fixtures
from django_redis import get_redis_connection

from architecture.everything import fill
from architecture.tree import PACKAGE, python_files
from orchestrator.testing.cast import member, organisation
from orchestrator_sandbox.testing import contract_cache, sandbox, sandbox_process  # noqa: F401  # fixtures

CALLS = re.compile(
    r"\b(cache|caches\[[^\]]+\])\.(get|set|add|touch|incr|get_or_set|delete|delete_many|set_many|get_many)\("
)
LOCKS = re.compile(r"pg_(try_)?advisory_[a-z_]*lock\(([^;\n]*)")
NOT_OF_ONE = {
    "accounts": "a session or an address: a person's, whatever organisation they work in",
    "command": "a process on a laptop",
    "observability": "whether Valkey answers",
    "testing": "empties everything",
}
LOCKS_OF_ALL = {"metering/partitions.py": "makes the months of the ledger, for all organisations together"}
# sessions, limits of sign-in and the broker are nobody's; the list of counters names each by its organisation inside
KEYS_OF_ALL = re.compile(
    r"^(cache:\d+:(session|seen|visit|allauth|readyz|rate|rl|lock|django)|_kombu|celery|unacked|meter:seen$)"
)


def uses(pattern, package=PACKAGE):
    return [
        (str(path.relative_to(package)), line)
        for path in python_files(package)
        for line in path.read_text().splitlines()
        if pattern.search(line)
    ]


def test_every_cached_value_of_an_organisation_is_kept_under_its_id():
    caching = {path for path, _ in uses(CALLS) if path.split("/")[0] not in NOT_OF_ONE}

    assert caching, "there is nothing to check"
    for path in caching:
        names = _keys_of(PACKAGE / path)
        assert names, path
        assert [name for name in names if "organisation_id" not in name] == [], path


def _keys_of(path):
    """The expressions that make the keys which a module gives to the cache."""
    tree = ast.parse(path.read_text())
    made = {
        target.id: ast.unparse(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    calls = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and CALLS.search(ast.unparse(node.func) + "(")
    ]
    return [made.get(text := ast.unparse(call.args[0]), text) for call in calls]


def test_every_lock_by_name_is_an_organisations_or_says_why_not():
    locking = {path for path, _ in uses(LOCKS)} - LOCKS_OF_ALL.keys()

    assert locking, "there is nothing to check"
    for path in locking:
        assert "{allowance.organisation_id}" in (PACKAGE / path).read_text(), path


@pytest.mark.django_db
def test_what_stands_in_valkey_after_a_day_of_work_names_its_organisation(db, shop):  # noqa: F811
    kopi, teh = organisation("kopi-labs"), organisation("teh-works")
    fill(kopi, member("Mei", kopi), shop)
    for path in ("usage/metrics", "organisation", "members", "subscription/current"):
        member(f"Reader-{path.replace('/', '-')}", teh).browser.get(f"/api/v1/{path}")

    names = {key.decode() for key in get_redis_connection("default").scan_iter("*")}
    of_one = {name for name in names if not KEYS_OF_ALL.match(name)}

    assert any(str(kopi.pk) in name for name in of_one)
    assert {name for name in of_one if str(kopi.pk) not in name and str(teh.pk) not in name} == set()


def test_a_planted_key_without_an_organisation_is_caught(tmp_path):
    planted = tmp_path / "planted.py"
    planted.write_text("def f():\n    name = f'days:{period}'\n    return cache.get(name)\n")

    assert _keys_of(planted) == ["f'days:{period}'"]
