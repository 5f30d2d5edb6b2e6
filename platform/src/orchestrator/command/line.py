"""The command line: `up` and `dev` run the stack, everything else is one of the platform's own commands."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from orchestrator.command.environment import (
    Wishes,
    compose,
    embedded_databases,
    read_wishes,
    written_environment,
)
from orchestrator.command.leftovers import Claim, is_claimed
from orchestrator.command.output import Output
from orchestrator.command.preflight import check_node, check_ports
from orchestrator.command.problems import CannotStart
from orchestrator.command.site import Site, find_site
from orchestrator.command.stack import Stack
from orchestrator.command.supervisor import Supervisor

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__)

SiteOption = Annotated[Path | None, typer.Option(help="The site's folder; else the project's own.")]
DataOption = Annotated[Path | None, typer.Option(help="Where data, logs and secrets are kept; else .data/.")]
PortOption = Annotated[int | None, typer.Option(help="The site's port; else the one in SITE_URL, else 3000.")]
SandboxPortOption = Annotated[int | None, typer.Option(help="The sandbox's port; else SANDBOX_URL's, else 3100.")]


@app.command()
def up(
    site: SiteOption = None,
    data: DataOption = None,
    port: PortOption = None,
    sandbox_port: SandboxPortOption = None,
) -> None:
    """Run the built site with everything it needs, until Ctrl-C."""
    _run(site, data, port, sandbox_port, development=False)


@app.command()
def dev(
    site: SiteOption = None,
    data: DataOption = None,
    port: PortOption = None,
    sandbox_port: SandboxPortOption = None,
) -> None:
    """The same, and each process starts anew when its sources change."""
    _run(site, data, port, sandbox_port, development=True)


def main() -> None:
    """`orchestrator up`, `orchestrator dev`, or any management command."""
    words = sys.argv[1:]
    own = {command.callback.__name__ for command in app.registered_commands if command.callback}
    try:
        if words and words[0] not in own and not words[0].startswith("-"):
            _hand_on(words)
        app()
    except CannotStart as problem:
        print(problem, file=sys.stderr)
        sys.exit(1)


def _run(
    folder: Path | None, data: Path | None, port: int | None, sandbox_port: int | None, *, development: bool
) -> None:
    site = find_site(folder, data)
    claim = Claim(site.data)
    left = claim.clear_up()
    _forget_last_time(site)
    wishes = read_wishes(site, port=port, sandbox_port=sandbox_port)
    check_ports(wishes)
    check_node(site, wishes.values.get("PATH"))
    for name in ("media", "static"):
        (site.data / name).mkdir(exist_ok=True)
    output = Output(site.logs)
    if left:
        output.say(f"ended {left} processes that a killed start had left behind")
    sys.exit(asyncio.run(_supervise(site, wishes, output, claim, development=development)))


async def _supervise(site: Site, wishes: Wishes, output: Output, claim: Claim, *, development: bool) -> int:
    supervisor = Supervisor(output, claim)
    stack = Stack(site, wishes, supervisor, development=development)
    try:
        return await supervisor.supervise(stack.bring_up())
    finally:
        _forget_last_time(site)
        output.close()


def _forget_last_time(site: Site) -> None:
    """Nobody may read that a stack is ready when none is."""
    site.environment_file.unlink(missing_ok=True)
    site.ready_file.unlink(missing_ok=True)


def _hand_on(words: list[str]) -> None:
    """Become Django's manage.py, told what the running stack is told."""
    site = find_site()
    environment = (written_environment(site) if is_claimed(site.data) else {}) or offline_environment(site)
    environment |= os.environ
    argv = [sys.executable, str(site.server / "manage.py"), *words]
    os.execve(sys.executable, argv, environment)


def offline_environment(site: Site) -> dict[str, str]:
    """What a command is told while no stack runs: the person's own services, else where the embedded ones would be."""
    site.data.mkdir(parents=True, exist_ok=True)
    wishes, socket_dir = read_wishes(site), site.data / "postgres"
    superuser_url = f"postgresql://postgres@/postgres?host={socket_dir}"
    databases = embedded_databases(superuser_url, socket_dir) if wishes.needs_postgres else {}
    return compose(site, wishes, databases=databases, redis_url="redis://127.0.0.1:1/0")
