"""What a person wants to know when everything is up."""

import json
import tomllib
from io import StringIO

from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from orchestrator.command.environment import Wishes
from orchestrator.command.output import Output
from orchestrator.command.site import Site


def announce(site: Site, wishes: Wishes, output: Output, *, seconds: float) -> None:
    """Print the addresses and the demo sign-ins; leave the addresses in `ready.json` for programs."""
    addresses = addresses_of(wishes)
    site.ready_file.write_text(json.dumps(addresses, indent=2))
    grid = Table.grid(padding=(0, 3))
    for name, address in addresses.items():
        grid.add_row(name, address)
    for who, words in _sign_ins(site).items():
        grid.add_row(f"sign in as {who}", words)
    grid.add_row("logs", f"{site.logs.relative_to(site.root) if site.logs.is_relative_to(site.root) else site.logs}")
    panel = Panel(grid, title=f"Ready in {seconds:.1f} seconds", subtitle="Ctrl-C stops everything", expand=False)
    text = StringIO()
    Console(file=text, width=100).print(panel)
    output.plain("\n" + text.getvalue())


def addresses_of(wishes: Wishes) -> dict[str, str]:
    """Every address that a person opens, by what it is."""
    site, sandbox = wishes.values["SITE_URL"], wishes.values["SANDBOX_URL"]
    addresses = {"site": site, "console": f"{site}/console/", "API documentation": f"{site}/api/docs/"}
    if wishes.needs_sandbox:
        addresses |= {"sandbox": sandbox, "mailbox": f"{sandbox}/mail"}
    return addresses


def _sign_ins(site: Site) -> dict[str, str]:
    """Who is in the demo data and how they sign in: the site says it in pyproject.toml."""
    project = site.root / "pyproject.toml"
    if not project.exists():
        return {}
    settings = tomllib.loads(project.read_text()).get("tool", {}).get("orchestrator", {})
    return dict(settings.get("sign_ins", {}))
