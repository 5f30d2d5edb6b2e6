"""An app is entered by its doors only."""

from architecture.test_floors import floors
from architecture.tree import PACKAGE, Import, imports

DOORS = {"models", "operations", "queries", "events", "payloads"}
MORE_DOORS = {
    "accounts": {"demands"},
    "organisations": {"view", "roles", "seats"},
    "entitlements": {"catalogue"},
    "api_keys": {"scopes"},
}
MACHINERY = "rest"
MOUNTED = {"api", "hook_urls", "urls"}
EDGES = {"testing", "command", "settings"}


def through_a_wall(found: Import) -> bool:
    """Whether an import enters an app otherwise than by a door.

    The floors of machinery, up to ``rest``, are all door. ``api`` mounts what others answer with.
    """
    importer, imported = found.apps
    heights = floors()
    if importer in EDGES or heights[imported] <= heights[MACHINERY]:
        return False
    door = found.imported.split(".")[2] if found.imported.count(".") > 1 else ""
    if importer == "api" and door in MOUNTED:
        return False
    return door not in DOORS | MORE_DOORS.get(imported, set())


def test_apps_are_entered_by_their_doors():
    found = list(imports())

    assert found, "there is nothing to check"
    assert [f"{one.importer} -> {one.imported}" for one in found if through_a_wall(one)] == []


def test_a_planted_entry_through_a_wall_is_caught(tmp_path):
    package = tmp_path / PACKAGE.name
    for app in ("accounts", "billing"):
        (package / app).mkdir(parents=True)
    (package / "accounts/adapter.py").write_text("")
    (package / "accounts/queries.py").write_text("")
    (package / "billing/operations.py").write_text(
        "from orchestrator.accounts.adapter import AccountAdapter\nfrom orchestrator.accounts.queries import person\n"
    )

    caught = [one.imported for one in imports(package) if through_a_wall(one)]

    assert caught == ["orchestrator.accounts.adapter"]
