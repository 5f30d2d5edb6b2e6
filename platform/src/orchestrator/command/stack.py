"""The order in which everything starts: what waits for what, and what goes side by side."""

import asyncio
import json
import time
from functools import partial
from urllib.parse import urlsplit

from orchestrator.command.announcement import announce
from orchestrator.command.child import Child
from orchestrator.command.embedded import start_postgres, start_valkey
from orchestrator.command.environment import Wishes, compose, embedded_databases
from orchestrator.command.health import answers, until_ready
from orchestrator.command.markers import JOBS_READY, done
from orchestrator.command.programs import Programs
from orchestrator.command.secret_store import write_private
from orchestrator.command.site import Site
from orchestrator.command.supervisor import Supervisor
from orchestrator.command.web_build import fingerprint_of, is_built, mark_built


class Stack:
    """One site with everything it needs, brought up under a supervisor."""

    def __init__(self, site: Site, wishes: Wishes, supervisor: Supervisor, *, development: bool) -> None:
        self._site = site
        self._wishes = wishes
        self._supervisor = supervisor
        self._development = development
        self._host = urlsplit(wishes.values["SITE_URL"]).netloc

    async def bring_up(self) -> None:
        """Start everything and announce it. Raises CannotStart."""
        began = time.monotonic()
        for line in self._wishes.replaced():
            self._supervisor.output.say(line)
        environment = await self._servers()
        programs = Programs(self._site, self._wishes, environment, self._development)
        write_private(self._site.environment_file, json.dumps(environment, indent=2))
        await self._supervisor.start(programs.front())
        prepare = await self._supervisor.begin(programs.prepare())
        async with asyncio.TaskGroup() as together:
            together.create_task(self._supervisor.finish(prepare))
            together.create_task(self._sandbox(programs))
            together.create_task(self._api(programs))
            together.create_task(self._jobs(programs))
            together.create_task(self._web(programs, prepare))
        await self._front_passes_on()
        announce(self._site, self._wishes, self._supervisor.output, seconds=time.monotonic() - began)

    async def _servers(self) -> dict[str, str]:
        """Start what is embedded; the environment for everything else."""
        data, output = self._site.data, self._supervisor.output
        databases: dict[str, str] = {}
        redis_url = ""
        if self._wishes.needs_postgres:
            start = partial(start_postgres, data / "postgres", log=output.log_of("postgres"))
            postgres = await self._supervisor.open("postgres", start)
            databases = embedded_databases(postgres.owner_superuser_url, postgres.socket_dir)
        if self._wishes.needs_valkey:
            begin = partial(start_valkey, data / "valkey", log=output.log_of("valkey"))
            redis_url = (await self._supervisor.open("valkey", begin)).url
        return compose(self._site, self._wishes, databases=databases, redis_url=redis_url)

    async def _sandbox(self, programs: Programs) -> None:
        if not self._wishes.needs_sandbox:
            return
        await self._supervisor.start(programs.sandbox())
        await until_ready("The sandbox", answers(self._wishes.ports.sandbox, "/mail"))

    async def _api(self, programs: Programs) -> None:
        """It loads while the database is being migrated, and is ready when that is done."""
        await self._supervisor.start(programs.api())
        ready = answers(self._wishes.ports.api, "/readyz", host=self._host, below=300)
        await until_ready("The API", ready)

    async def _jobs(self, programs: Programs) -> None:
        jobs = await self._supervisor.start(programs.jobs())
        await jobs.said(JOBS_READY)

    async def _web(self, programs: Programs, prepare: Child) -> None:
        """The pricing page is built from the plan catalogue, so that is written first."""
        await prepare.said(done("export_plans"))
        if not self._development:
            await self._build(programs)
        await self._supervisor.start(programs.web())
        await until_ready("The web app", answers(self._wishes.ports.web, "/"))

    async def _build(self, programs: Programs) -> None:
        environment = dict(programs.environment)
        fingerprint = await asyncio.to_thread(fingerprint_of, self._site, environment)
        if is_built(self._site, fingerprint):
            return
        self._supervisor.output.say("building the web app (only when it has changed)")
        await self._supervisor.finish(await self._supervisor.begin(programs.web_build()))
        mark_built(self._site, fingerprint)

    async def _front_passes_on(self) -> None:
        ready = answers(self._wishes.ports.site, "/healthz", host=self._host, below=300)
        await until_ready("The front", ready)
