"""The process: starting, stopping, and what is left in between."""

import socket
import subprocess
import sys
from pathlib import Path

from shop import client_for

from orchestrator_sandbox.testing import start_sandbox


def test_a_restart_keeps_everything(tmp_path: Path, contract_cache: Path) -> None:
    first = start_sandbox(tmp_path, contract_cache=contract_cache, seed=3)
    made = client_for(first.url).customers.create({"name": "Kopi Labs"}, {"idempotency_key": "op:1"})
    assert first.stop() == 0

    second = start_sandbox(tmp_path, contract_cache=contract_cache, seed=3)
    client = client_for(second.url)
    again = client.customers.create({"name": "Kopi Labs"}, {"idempotency_key": "op:1"})
    another = client.customers.create({"name": "Ravi"})
    assert second.stop() == 0

    assert again.id == made.id != another.id


def test_a_port_that_is_taken_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = subprocess.run(
            [sys.executable, "-m", "orchestrator_sandbox.command", "serve", f"--port={port}", f"--state={tmp_path}"],
            capture_output=True,
            text=True,
            timeout=30,
        )

    assert ended.returncode == 1
    assert f"Port {port} of this machine is taken" in ended.stderr


def test_the_coverage_report(contract_cache: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "orchestrator_sandbox.command", "coverage", f"--contract-cache={contract_cache}"],
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert "POST /v1/checkout/sessions\n" in ended.stdout
    assert "operations of API 2026-10-28.endive." in ended.stdout
