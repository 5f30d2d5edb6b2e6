"""What is missing is said in one sentence, before anything is started."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

OURS = ("DATABASE_", "REDIS_URL", "STRIPE_", "EMAIL_URL", "SITE_URL", "SANDBOX_URL", "ORCHESTRATOR_")
HERE = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the smallest site, whose web app's packages were never installed."""
    (tmp_path / "pyproject.toml").write_text('[tool.orchestrator]\nsite = "site"\n')
    (tmp_path / "package.json").write_text('{"engines": {"node": ">=20.19"}}')
    (tmp_path / "site" / "server").mkdir(parents=True)
    (tmp_path / "site" / "server" / "manage.py").write_text("")
    (tmp_path / "site" / "web").mkdir()
    return tmp_path


def up(project: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `orchestrator up` there, on ports that nobody uses unless told otherwise."""
    ports = {"SITE_URL": f"http://localhost:{free_port()}", "SANDBOX_URL": f"http://localhost:{free_port()}"}
    return subprocess.run(
        [sys.executable, "-m", "orchestrator.command", "up", *options],
        cwd=project,
        env=HERE | ports | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def node_that_says(version: str, folder: Path) -> str:
    """A PATH on which Node.js and npm are of that version."""
    folder.mkdir()
    for name in ("node", "npm"):
        (folder / name).write_text(f"#!/bin/sh\necho {version}\n")
        (folder / name).chmod(0o755)
    return str(folder)


def assert_one_sentence(ended: subprocess.CompletedProcess[str], project: Path) -> None:
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert len(ended.stderr.strip().splitlines()) == 1
    assert not (project / ".data" / "postgres").exists()


def test_a_taken_port_names_who_has_it_and_another(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = up(project, SITE_URL=f"http://localhost:{port}")

    assert_one_sentence(ended, project)
    assert f"Port {port} is taken by " in ended.stderr
    assert f"(process {os.getpid()})" in ended.stderr
    assert f"SITE_URL=http://localhost:{port + 1}" in ended.stderr


def test_a_taken_sandbox_port_names_its_own_setting(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = up(project, "--sandbox-port", str(port))

    assert_one_sentence(ended, project)
    assert f"SANDBOX_URL=http://localhost:{port + 1}" in ended.stderr


def test_one_port_for_two_is_refused(project: Path) -> None:
    port = str(free_port())

    ended = up(project, "--port", port, "--sandbox-port", port)

    assert_one_sentence(ended, project)
    assert f"both name port {port}" in ended.stderr


def test_without_node(project: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    ended = up(project, PATH=str(tmp_path / "empty"))

    assert_one_sentence(ended, project)
    assert "install Node.js 20.19 or newer" in ended.stderr


def test_with_an_old_node(project: Path, tmp_path: Path) -> None:
    ended = up(project, PATH=node_that_says("v18.20.1", tmp_path / "old"))

    assert_one_sentence(ended, project)
    assert "Node.js v18.20.1 is too old: install 20.19 or newer" in ended.stderr


def test_without_the_web_apps_packages(project: Path, tmp_path: Path) -> None:
    ended = up(project, PATH=node_that_says("v22.1.0", tmp_path / "new"))

    assert_one_sentence(ended, project)
    assert "run `npm ci`" in ended.stderr


def test_without_a_site(project: Path) -> None:
    shutil.rmtree(project / "site")

    ended = up(project)

    assert_one_sentence(ended, project)
    assert "no server/manage.py" in ended.stderr


def test_an_own_database_needs_its_owner(project: Path) -> None:
    ended = up(project, DATABASE_URL="postgresql://app@db.example/app")

    assert_one_sentence(ended, project)
    assert "set DATABASE_OWNER_URL too" in ended.stderr


def test_an_address_that_is_none(project: Path) -> None:
    ended = up(project, SITE_URL="localhost")

    assert_one_sentence(ended, project)
    assert "SITE_URL is 'localhost': give a whole address" in ended.stderr
