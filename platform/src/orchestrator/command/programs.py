"""Each process of the stack as a command line, for use and for development."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from orchestrator.command.child import Program
from orchestrator.command.environment import Wishes
from orchestrator.command.preflight import package_folder
from orchestrator.command.problems import CannotStart
from orchestrator.command.site import Site
from orchestrator.command.web_build import built_for, standalone_server

_WITHHELD = ("SECRET_KEY", "DATABASE_", "REDIS_URL", "STRIPE_", "EMAIL_URL", "GOOGLE_", "GITHUB_", "PYTHON", "DJANGO_")


@dataclass(frozen=True)
class Programs:
    """The processes of one site. *development* makes each start anew when its sources change."""

    site: Site
    wishes: Wishes
    environment: Mapping[str, str]
    development: bool

    def prepare(self) -> Program:
        """What has to be done before and beside the start, in one process; see `stack` for who waits for what."""
        catalogue = self.site.web / "generated" / "plans.json"
        ports = self.wishes.ports
        steps = [f"export_plans --output {quote(str(catalogue))}"]
        steps += ["prepare_database"] if "DATABASE_SUPERUSER_URL" in self.environment else []
        steps += ["migrate --database owner --verbosity 1"]
        # What follows tells the payment provider, whose notices come back: both must be there to talk.
        steps += [f"wait_for http://127.0.0.1:{ports.site}/healthz"]
        steps += [f"wait_for http://127.0.0.1:{ports.sandbox}/mail"] if self.wishes.needs_sandbox else []
        steps += ["sync_plans"] if self.environment.get("STRIPE_API_KEY") else []
        argv = [sys.executable, "-m", "orchestrator.command.steps", *steps, "seed_demo"]
        return self._python("prepare", argv, pool=False)

    def api(self) -> Program:
        size = ["--workers", "1", "--reload"] if self.development else ["--workers", "2"]
        for folder in self._sources() if self.development else ():
            size += ["--reload-paths", str(folder)]
        argv = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", *size]
        argv += ["--blocking-threads", "4", "--port", str(self.wishes.ports.api), "wsgi:application"]
        return self._python("api", argv, pool=True)

    def jobs(self) -> Program:
        argv = [sys.executable, "-m", "orchestrator.command.jobs"]
        if self.development:
            watched = [str(folder) for folder in self._sources()]
            argv = [sys.executable, "-m", "watchfiles", "--filter", "python", " ".join(argv), *watched]
        return self._python("jobs", argv, pool=False)

    def sandbox(self) -> Program:
        serve = Path(sys.executable).with_name("orchestrator-sandbox")
        if not serve.exists():
            raise CannotStart(
                "The sandbox is not installed: install `orchestrator-sandbox`,"
                " or set STRIPE_API_KEY and EMAIL_URL to real services."
            )
        ports = self.wishes.ports
        options = {
            "--port": str(ports.sandbox),
            "--smtp-port": str(ports.smtp),
            "--state": str(self.site.data / "sandbox"),
            "--stripe-webhook-url": f"http://localhost:{ports.site}/hooks/stripe",
            "--stripe-webhook-secret": self.environment["STRIPE_WEBHOOK_SECRETS"].split(",")[0],
            "--seed": "1",
        }
        argv = [str(serve), "serve", *(word for pair in options.items() for word in pair)]
        return Program("sandbox", argv, self.site.root, self._without_secrets())

    def web(self) -> Program:
        port = str(self.wishes.ports.web)
        told = self._without_secrets() | {
            "PORT": port,
            "HOSTNAME": "127.0.0.1",
            "NEXT_TELEMETRY_DISABLED": "1",
        }
        if self.development:
            argv = ["node", str(self._package("next") / "dist/bin/next"), "dev", "--port", port]
            return Program("web", [*argv, "--hostname", "127.0.0.1"], self.site.web, told)
        told["NODE_ENV"] = "production"
        return Program("web", ["node", str(standalone_server(self.site))], self.site.web, told)

    def web_build(self) -> Program:
        told = self._without_secrets() | {"SITE_URL": built_for(self.environment["SITE_URL"])}
        return Program("build", ["npm", "run", "build"], self.site.web, told)

    def front(self) -> Program:
        ports = self.wishes.ports
        told = self._without_secrets() | {
            "FRONT_PORT": str(ports.site),
            "API_INTERNAL_URL": f"http://127.0.0.1:{ports.api}",
            "WEB_INTERNAL_URL": f"http://127.0.0.1:{ports.web}",
        }
        return Program("front", ["node", str(self._package(".bin/orchestrator-front"))], self.site.web, told)

    def _sources(self) -> list[Path]:
        return [Path(__file__).resolve().parents[1], self.site.server]

    def _package(self, name: str) -> Path:
        found = package_folder(self.site.web, name)
        if found is None:
            raise CannotStart(f"The npm package {name} is not installed: run `npm ci` and start again.")
        return found

    def _python(self, name: str, argv: list[str], *, pool: bool) -> Program:
        told = {**self.environment, "DATABASE_POOL": "true" if pool else "false"}
        return Program(name, argv, self.site.server, told)

    def _without_secrets(self) -> dict[str, str]:
        return {name: value for name, value in self.environment.items() if not name.startswith(_WITHHELD)}
