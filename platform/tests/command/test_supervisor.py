"""The supervisor with small real programs: they live together and end together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

# A stack in small: two sleepers, one of which starts a child of its own, and it notes everybody's pid.
STACK = """
import asyncio, sys
from pathlib import Path
from orchestrator.command.child import Program
from orchestrator.command.leftovers import Claim
from orchestrator.command.output import Output
from orchestrator.command.supervisor import Supervisor

folder = Path(sys.argv[1])
SLEEP = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(60)"
NEST = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[2], sys.argv[1]])"
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" + SLEEP

def program(name, code, *more):
    argv = [sys.executable, "-c", code, str(folder / f"{name}.pid"), *more]
    return Program(name, argv, folder, {})

async def main():
    claim = Claim(folder)
    cleared = claim.clear_up()
    print("cleared", cleared, flush=True)
    supervisor = Supervisor(Output(folder / "logs"), claim)
    async def bring_up():
        await supervisor.start(program("first", SLEEP))
        await supervisor.start(program("nested", NEST, SLEEP))
        if "deaf" in sys.argv:
            await supervisor.start(program("deaf", DEAF))
        if "failing" in sys.argv:
            failing = program("failing", "print('no such table'); raise SystemExit(3)")
            await supervisor.finish(await supervisor.begin(failing))
    sys.exit(await supervisor.supervise(bring_up()))

asyncio.run(main())
"""


class Stack:
    """That program, running."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.folder = folder
        self._names = ["first", "nested", *(word for word in words if word == "deaf")]
        argv = [sys.executable, "-c", STACK, str(folder), *words]
        self.process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def children(self) -> dict[str, psutil.Process]:
        """Everybody it started, as soon as all of them run."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            files = {name: self.folder / f"{name}.pid" for name in self._names}
            if all(file.exists() and file.read_text() for file in files.values()):
                return {name: psutil.Process(int(file.read_text())) for name, file in files.items()}
            time.sleep(0.05)
        raise AssertionError("they did not start")

    def words(self) -> str:
        said, _ = self.process.communicate(timeout=40)
        return str(said)


@pytest.fixture
def stack(tmp_path: Path) -> Iterator[Stack]:
    running = Stack(tmp_path)
    yield running
    if running.process.poll() is None:
        running.process.terminate()
        running.process.wait(timeout=30)


def alive(processes: dict[str, psutil.Process]) -> list[str]:
    return [
        name for name, process in processes.items() if process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    ]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_leaves_no_process(stack: Stack, number: signal.Signals) -> None:
    children = stack.children()

    stack.process.send_signal(number)
    words = stack.words()

    assert stack.process.returncode == 0
    assert "everything is stopped" in words
    assert alive(children) == []


def test_when_one_ends_all_end_and_it_is_named(stack: Stack) -> None:
    children = stack.children()

    children["first"].kill()
    words = stack.words()

    assert stack.process.returncode == 1
    assert "first was ended by SIGKILL, so everything was stopped" in words
    assert alive(children) == []


def test_a_second_ctrl_c_does_not_wait_for_the_deaf(tmp_path: Path) -> None:
    stack = Stack(tmp_path, "deaf")
    children = stack.children()
    stack.process.send_signal(signal.SIGINT)
    time.sleep(1)
    assert alive(children) == ["deaf"]

    began = time.monotonic()
    stack.process.send_signal(signal.SIGINT)
    stack.words()

    assert time.monotonic() - began < 5
    assert alive(children) == []


def test_a_failing_preparation_is_told_with_its_last_words(tmp_path: Path) -> None:
    stack = Stack(tmp_path, "failing")

    words = stack.words()

    assert stack.process.returncode == 1
    assert "failing ended with exit code 3" in words
    assert "    no such table" in words


def test_after_a_kill_the_next_start_clears_up(tmp_path: Path) -> None:
    killed = Stack(tmp_path, "deaf")
    children = killed.children()
    killed.process.kill()
    killed.process.wait()
    for name in children:
        (tmp_path / f"{name}.pid").unlink()

    again = Stack(tmp_path)
    new = again.children()
    assert alive(children) == []
    assert alive(new) == ["first", "nested"]

    again.process.terminate()
    assert "cleared" in again.words()
    assert alive(new) == []


def test_two_do_not_share_a_folder(stack: Stack, tmp_path: Path) -> None:
    stack.children()

    second = Stack(tmp_path)

    assert f"It runs already (process {stack.process.pid})" in second.words()
    assert second.process.returncode == 1


def test_a_pid_that_is_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    stranger = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
    boot = psutil.boot_time()
    record = f'{{"boot": {boot}, "groups": [{{"pid": {stranger.pid}, "began": 12.5}}]}}'
    (tmp_path / "processes.json").write_text(record)

    stack = Stack(tmp_path)
    stack.children()
    os.kill(stack.process.pid, signal.SIGTERM)
    stack.words()

    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()
