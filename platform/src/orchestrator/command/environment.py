"""What every process of the stack is told, and which outside parts the person's own settings replace."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

from orchestrator.command.problems import CannotStart
from orchestrator.command.processes import free_port
from orchestrator.command.secret_store import kept_secrets
from orchestrator.command.site import Site

SANDBOX_KEY = "sk_test_sandbox"
SANDBOX_CLIENT = "sandbox-up"
PROVIDERS = ("google", "github")
_LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class Ports:
    """Where each process listens; all on this machine."""

    site: int
    sandbox: int
    api: int
    web: int
    smtp: int


@dataclass(frozen=True)
class Wishes:
    """What the person set: the real environment first, then `.env`, then what is usual."""

    values: dict[str, str]
    ports: Ports

    @property
    def needs_postgres(self) -> bool:
        return "DATABASE_URL" not in self.values

    @property
    def needs_valkey(self) -> bool:
        return "REDIS_URL" not in self.values

    @property
    def needs_payments(self) -> bool:
        return "STRIPE_API_KEY" not in self.values

    @property
    def needs_mailbox(self) -> bool:
        return "EMAIL_URL" not in self.values

    @property
    def needs_sandbox(self) -> bool:
        return self.needs_payments or self.needs_mailbox

    @property
    def sandbox_providers(self) -> list[str]:
        """Whom the sandbox plays, while it runs at all: Google and GitHub, unless a client of one's own is set."""
        return [id for id in PROVIDERS if self.needs_sandbox and f"{id.upper()}_CLIENT_ID" not in self.values]

    def replaced(self) -> list[str]:
        """One line for each part that is the person's own."""
        parts = {
            "DATABASE_URL": "not starting PostgreSQL",
            "REDIS_URL": "not starting Valkey",
            "STRIPE_API_KEY": "payments do not go to the sandbox",
            "EMAIL_URL": "mail does not go to the sandbox's mailbox",
            "GOOGLE_CLIENT_ID": "the sandbox does not play Google",
            "GITHUB_CLIENT_ID": "the sandbox does not play GitHub",
        }
        return [f"using your {name}; {effect}" for name, effect in parts.items() if name in self.values]


def read_wishes(site: Site, *, port: int | None = None, sandbox_port: int | None = None) -> Wishes:
    """Raises CannotStart when what was set cannot work."""
    values = {name: value for name, value in dotenv_values(site.root / ".env").items() if value is not None}
    values |= os.environ
    _settle_address(values, "SITE_URL", port, 3000)
    _settle_address(values, "SANDBOX_URL", sandbox_port, 3100)
    if "DATABASE_URL" in values and "DATABASE_OWNER_URL" not in values:
        raise CannotStart("DATABASE_URL is set: set DATABASE_OWNER_URL too, the owner of the tables who migrates.")
    ports = Ports(
        site=port or _local_port(values["SITE_URL"]) or 3000,
        sandbox=sandbox_port or _local_port(values["SANDBOX_URL"]) or 3100,
        api=free_port(),
        web=free_port(),
        smtp=free_port(),
    )
    return Wishes(values, ports)


def _settle_address(values: dict[str, str], name: str, port: int | None, usual: int) -> None:
    if port is not None:
        values[name] = f"http://localhost:{port}"
    values.setdefault(name, f"http://localhost:{usual}")
    values[name] = values[name].rstrip("/")
    if not urlsplit(values[name]).hostname:
        raise CannotStart(f"{name} is {values[name]!r}: give a whole address, such as http://localhost:{usual}.")


def _local_port(address: str) -> int | None:
    parts = urlsplit(address)
    return parts.port if parts.hostname in _LOCAL_HOSTS else None


def compose(site: Site, wishes: Wishes, *, databases: dict[str, str], redis_url: str) -> dict[str, str]:
    """The whole environment of the stack's processes; *databases* holds the embedded server's addresses."""
    made = {
        "ORCHESTRATOR_ENV": "development",
        "DJANGO_SETTINGS_MODULE": "settings",
        **kept_secrets(site.data),
        **databases,
        "REDIS_URL": redis_url,
        "API_INTERNAL_URL": f"http://127.0.0.1:{wishes.ports.api}",
        "EMAIL_URL": f"smtp://127.0.0.1:{wishes.ports.smtp}",
        "MEDIA_ROOT": str(site.data / "media"),
        "STATIC_ROOT": str(site.data / "static"),
        "PYTHONUNBUFFERED": "1",
    }
    if wishes.needs_payments:
        made |= {"STRIPE_API_KEY": SANDBOX_KEY, "STRIPE_API_BASE": wishes.values["SANDBOX_URL"]}
    for id in wishes.sandbox_providers:
        made |= _sandbox_client(id, wishes.values["SANDBOX_URL"])
    whole = made | wishes.values
    behind = whole.get("PYTHONPATH")
    whole["PYTHONPATH"] = os.pathsep.join([str(site.server), *([behind] if behind else [])])
    return whole


def _sandbox_client(id: str, sandbox: str) -> dict[str, str]:
    """The sandbox's word for a provider, and leave to fetch pictures from it."""
    name = id.upper()
    return {
        f"{name}_CLIENT_ID": SANDBOX_CLIENT,
        f"{name}_CLIENT_SECRET": f"{SANDBOX_CLIENT}-secret",
        f"{name}_BASE": f"{sandbox}/{id}",
        "OUTBOUND_ALLOWED_HOSTS": urlsplit(sandbox).netloc,
    }


def written_environment(site: Site) -> dict[str, str]:
    """What the running stack wrote down; empty when none runs."""
    try:
        kept: dict[str, str] = json.loads(site.environment_file.read_text())
    except FileNotFoundError:
        return {}
    return kept


def embedded_databases(superuser_url: str, socket_dir: Path) -> dict[str, str]:
    """The three addresses of the embedded server: who sets it up, who owns the tables, who works."""
    tail = f"@/orchestrator?host={socket_dir}"
    return {
        "DATABASE_SUPERUSER_URL": superuser_url,
        "DATABASE_OWNER_URL": f"postgresql://orchestrator_owner{tail}",
        "DATABASE_URL": f"postgresql://orchestrator_app{tail}",
    }
