"""The command line: ``orchestrator-sandbox serve`` and ``orchestrator-sandbox coverage``."""

import contextlib
import logging
import signal
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from orchestrator_sandbox.api.operations import OPERATIONS
from orchestrator_sandbox.application import make_application
from orchestrator_sandbox.contract import load_contract
from orchestrator_sandbox.sandbox import Options, Sandbox

LOOPBACK = "127.0.0.1"

main = typer.Typer(
    name="orchestrator-sandbox",
    help="The outside world on a laptop: a Stripe that remembers, and a mailbox.",
    no_args_is_help=True,
    add_completion=False,
)


@main.command()
def serve(
    port: Annotated[int, typer.Option(help="Where pages and API are; 0 picks a free port.")] = 3100,
    smtp_port: Annotated[int, typer.Option(help="Where mail is taken; 0 picks a free port.")] = 0,
    state: Annotated[Path, typer.Option(help="Folder that keeps the state.")] = Path(".data/sandbox"),
    contract_cache: Annotated[Path | None, typer.Option(help="Folder that keeps the derived contract.")] = None,
    public_url: Annotated[str | None, typer.Option(help="Address in links, if not the one asked.")] = None,
    stripe_webhook_url: Annotated[str | None, typer.Option(help="An endpoint that hears all events.")] = None,
    stripe_webhook_secret: Annotated[str | None, typer.Option(help="Its signing secret.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same ids.")] = None,
    log_level: Annotated[str, typer.Option(help="debug, info, warning or error.")] = "info",
) -> None:
    """Run the sandbox until it is interrupted. It listens on 127.0.0.1 only."""
    logging.basicConfig(level=log_level.upper(), format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("httpx").setLevel("WARNING")
    logging.getLogger("mail.log").setLevel("WARNING")
    listener, smtp_listener = _listen(port), _listen(smtp_port)
    options = Options(
        state=state,
        contract_cache=contract_cache,
        public_url=public_url,
        webhook_url=stripe_webhook_url,
        webhook_secret=stripe_webhook_secret,
        seed=seed,
    )
    sandbox = Sandbox(options)
    sandbox.url = public_url or f"http://localhost:{listener.getsockname()[1]}"
    typer.echo(f"Sandbox at {sandbox.url}, mailbox at {sandbox.url}/mail")
    typer.echo(f"SMTP at {LOOPBACK}:{smtp_listener.getsockname()[1]}")
    config = uvicorn.Config(
        make_application(sandbox, smtp_listener),
        log_level="warning",
        access_log=False,
        lifespan="on",
        timeout_graceful_shutdown=2,
        timeout_keep_alive=75,
        server_header=False,
        proxy_headers=False,
    )
    _Server(config).run(sockets=[listener])


@main.command()
def coverage(
    contract_cache: Annotated[Path | None, typer.Option(help="Folder that keeps the derived contract.")] = None,
) -> None:
    """List the operations of Stripe that the sandbox supports."""
    with tempfile.TemporaryDirectory() as directory:
        contract = load_contract(contract_cache or Path(directory))
    for key in sorted(OPERATIONS, key=lambda key: key.split()[::-1]):
        assert key in contract.routes, f"Stripe has no operation {key}"
        typer.echo(key)
    typer.echo(f"{len(OPERATIONS)} of the {len(contract.routes)} operations of API {contract.api_version}.")


class _Server(uvicorn.Server):
    """Stops on the first SIGTERM or SIGINT and ends with 0: being asked to stop is no failure."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.handle_exit)
        yield


def _listen(port: int) -> socket.socket:
    # With the protocol named, asyncio switches Nagle's algorithm off: 2 ms a call instead of 45.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
    except OSError as error:
        typer.echo(f"Port {port} of this machine is taken: {error.strerror}.", err=True)
        raise typer.Exit(1) from error
    listener.listen(128)
    listener.setblocking(False)
    return listener


if __name__ == "__main__":
    main()
