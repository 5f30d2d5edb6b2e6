"""The web app is built when it has changed, and only then."""

from pathlib import Path

import pytest

from orchestrator.command.site import Site
from orchestrator.command.web_build import fingerprint_of, is_built, mark_built, standalone_server

LOCAL = {"SITE_URL": "http://localhost:3000"}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site whose web app depends on a package of the same workspace."""
    web, portal = tmp_path / "site" / "web", tmp_path / "portal"
    for folder in (web / "generated", web / ".next" / "cache", portal / "src", portal / "tests"):
        folder.mkdir(parents=True)
    (web / "package.json").write_text('{"dependencies": {"@orchestrator/portal": "*", "react": "*"}}')
    (web / "generated" / "plans.json").write_text("[]")
    (portal / "src" / "page.tsx").write_text("export {}")
    (tmp_path / "node_modules" / "@orchestrator").mkdir(parents=True)
    (tmp_path / "node_modules" / "@orchestrator" / "portal").symlink_to(portal)
    site = Site(tmp_path, tmp_path / "site", tmp_path / ".data")
    standalone_server(site).parent.mkdir(parents=True)
    standalone_server(site).write_text("")
    mark_built(site, fingerprint_of(site, LOCAL))
    return site


@pytest.mark.parametrize("changed", ["site/web/generated/plans.json", "portal/src/page.tsx", "package-lock.json"])
def test_a_change_asks_for_a_build(site: Site, changed: str) -> None:
    assert is_built(site, fingerprint_of(site, LOCAL))

    (site.root / changed).write_text("changed")

    assert not is_built(site, fingerprint_of(site, LOCAL))


@pytest.mark.parametrize("changed", ["site/web/.next/cache/x", "portal/tests/page.test.tsx"])
def test_what_a_build_does_not_read_asks_for_none(site: Site, changed: str) -> None:
    (site.root / changed).write_text("changed")

    assert is_built(site, fingerprint_of(site, LOCAL))


def test_another_local_port_asks_for_none_and_another_address_does(site: Site) -> None:
    assert is_built(site, fingerprint_of(site, {"SITE_URL": "http://localhost:4000"}))
    assert not is_built(site, fingerprint_of(site, {"SITE_URL": "https://techflow.example"}))


def test_a_build_that_is_gone_is_missed(site: Site) -> None:
    standalone_server(site).unlink()

    assert not is_built(site, fingerprint_of(site, LOCAL))
