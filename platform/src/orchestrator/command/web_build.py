"""Builds the web app when what it is made of has changed, and not otherwise."""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from orchestrator.command.site import Site

USUAL = "http://localhost:3000"
_LEFT_OUT = {"node_modules", ".next", "tests", "test-results", "tsconfig.tsbuildinfo", "next-env.d.ts"}


def is_built(site: Site, fingerprint: str) -> bool:
    """Whether the build that lies there was made of exactly that."""
    mark = _mark(site)
    return mark.exists() and mark.read_text() == fingerprint and standalone_server(site).exists()


def mark_built(site: Site, fingerprint: str) -> None:
    _mark(site).write_text(fingerprint)


def standalone_server(site: Site) -> Path:
    """The script that Next.js leaves when it builds with `output: "standalone"`."""
    return site.web / ".next" / "standalone" / site.web.relative_to(site.root) / "server.js"


def fingerprint_of(site: Site, environment: dict[str, str]) -> str:
    """A hash over the sources, the linked workspace packages, the lock file and the public settings."""
    digest = hashlib.sha256()
    for folder in (site.web, *_linked_packages(site)):
        for file in sorted(_files(folder)):
            digest.update(f"{file.relative_to(site.root)}\0{file.stat().st_size}\0".encode())
            digest.update(file.read_bytes())
    lock = site.root / "package-lock.json"
    digest.update(lock.read_bytes() if lock.exists() else b"")
    digest.update(json.dumps(_baked_in(environment), sort_keys=True).encode())
    return digest.hexdigest()


def built_for(site_url: str) -> str:
    """The address that a build writes into pages: on a laptop the usual one, so that no port makes a new build."""
    return USUAL if urlsplit(site_url).hostname == "localhost" else site_url


def _baked_in(environment: dict[str, str]) -> dict[str, str]:
    """The settings that a build writes into pages."""
    public = {name: value for name, value in environment.items() if name.startswith("NEXT_PUBLIC_")}
    return public | {"SITE_URL": built_for(environment["SITE_URL"])}


def _mark(site: Site) -> Path:
    return site.web / ".next" / "made-of.sha256"


def _linked_packages(site: Site) -> list[Path]:
    """The packages of this workspace that the web app depends on: npm links them."""
    wanted = json.loads((site.web / "package.json").read_text()).get("dependencies", {})
    installed = [site.root / "node_modules" / name for name in wanted]
    return sorted(folder.resolve() for folder in installed if folder.is_symlink())


def _files(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in _LEFT_OUT]
        yield from (Path(where) / name for name in names if name not in _LEFT_OUT)
