"""PostgreSQL and Valkey from their wheels: real ones, killed, truncated and started again."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from orchestrator.command.embedded import Postgres, Valkey, start_postgres, start_valkey
from orchestrator.command.problems import CannotStart


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[Postgres]:
    with start_postgres(tmp_path / "postgres", durable=False) as server:
        yield server


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[Valkey]:
    with start_valkey(tmp_path / "valkey") as server:
        yield server


def ask(server: Postgres, question: str) -> str:
    with psycopg.connect(server.owner_superuser_url, autocommit=True) as connection:
        row = connection.execute(question.encode()).fetchone()
    assert row is not None
    return str(row[0])


def test_postgres_listens_on_its_socket_only(postgres: Postgres) -> None:
    assert ask(postgres, "SHOW listen_addresses") == ""
    assert ask(postgres, "SHOW server_version").startswith("18.")
    assert ask(postgres, "SHOW fsync") == "off"


def test_a_durable_postgres_waits_for_the_disk(tmp_path: Path) -> None:
    with start_postgres(tmp_path / "postgres") as server:
        assert ask(server, "SHOW fsync") == "on"


def test_a_folder_with_a_long_name_gets_a_short_socket(tmp_path: Path) -> None:
    with start_postgres(tmp_path / ("long-" * 20) / "postgres", durable=False) as server:
        assert ask(server, "SELECT 1") == "1"
        assert server.socket_dir != server.data_dir


def test_a_killed_postgres_starts_again_with_its_data(tmp_path: Path) -> None:
    postgres = start_postgres(tmp_path / "postgres")
    with psycopg.connect(postgres.owner_superuser_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    os.kill(postgres.identity.pid, signal.SIGKILL)
    psutil.wait_procs([psutil.Process(postgres.identity.pid)], timeout=5)

    with start_postgres(postgres.data_dir, durable=False) as again:
        assert ask(again, "SELECT number FROM kept") == "7"


def test_a_pid_file_that_names_a_stranger_is_removed(tmp_path: Path) -> None:
    with start_postgres(tmp_path / "postgres", durable=False) as server:
        pid_file = server.data_dir / "postmaster.pid"
        words = pid_file.read_text()
    pid_file.write_text(words.replace(words.splitlines()[0], str(os.getpid()), 1))

    with start_postgres(tmp_path / "postgres", durable=False) as again:
        assert ask(again, "SELECT 1") == "1"


def test_a_running_postgres_is_used_again_and_left_to_its_starter(postgres: Postgres) -> None:
    with start_postgres(postgres.data_dir) as same:
        assert same.identity == postgres.identity

    assert postgres.is_running()


def test_both_end_when_their_starter_is_killed(tmp_path: Path) -> None:
    starter = (
        "import os, signal, sys; from pathlib import Path\n"
        "from orchestrator.command.embedded import start_postgres, start_valkey\n"
        "folder = Path(sys.argv[1])\n"
        "a, b = start_postgres(folder / 'postgres', durable=False), start_valkey(folder / 'valkey')\n"
        "print(a.identity.pid, b.identity.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run([sys.executable, "-c", starter, tmp_path], capture_output=True, text=True, check=False)

    pids = [int(word) for word in ended.stdout.split()]
    left = [psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)]
    _, alive = psutil.wait_procs(left, timeout=15)
    assert len(pids) == 2
    assert not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]
    with start_postgres(tmp_path / "postgres", durable=False) as server, start_valkey(tmp_path / "valkey"):
        assert ask(server, "SELECT 1") == "1"


def test_data_of_another_version_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("12\n")

    with pytest.raises(CannotStart, match="is PostgreSQL 12's"):
        start_postgres(tmp_path / "postgres")


def test_valkey_keeps_everything_and_drops_nothing(valkey: Valkey) -> None:
    client = redis.Redis.from_url(valkey.url, decode_responses=True)

    assert client.config_get("appendonly") == {"appendonly": "yes"}
    assert client.config_get("appendfsync") == {"appendfsync": "everysec"}
    assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}


def test_a_killed_valkey_loads_a_file_cut_off_in_mid_write(valkey: Valkey) -> None:
    client = redis.Redis.from_url(valkey.url)
    client.set("kept", "yes")
    client.config_set("appendfsync", "always")
    client.set("after", "yes")
    os.kill(valkey.identity.pid, signal.SIGKILL)
    psutil.wait_procs([psutil.Process(valkey.identity.pid)], timeout=5)
    written = next((valkey.data_dir / "appendonlydir").glob("*.incr.aof"))
    written.write_bytes(written.read_bytes()[:-5])

    with start_valkey(valkey.data_dir) as again:
        assert redis.Redis.from_url(again.url).get("kept") == b"yes"


def test_a_running_valkey_is_used_again(valkey: Valkey) -> None:
    with start_valkey(valkey.data_dir) as same:
        assert same.url == valkey.url

    assert valkey.is_running()


def test_two_valkeys_never_share_a_port(valkey: Valkey, tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="Valkey ended"):
        start_valkey(tmp_path / "other", valkey.port)
