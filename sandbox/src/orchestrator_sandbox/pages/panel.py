"""The control panel: what there is, what happened, what was delivered, and how things shall fail."""

import json

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from orchestrator_sandbox.control.verbs import Verbs
from orchestrator_sandbox.core.kinds import KINDS
from orchestrator_sandbox.core.objects import Filter
from orchestrator_sandbox.core.present import present
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.pages.forms import FORMS
from orchestrator_sandbox.pages.origin import refuse_other_origins
from orchestrator_sandbox.pages.render import render
from orchestrator_sandbox.pages.summary import summary_of
from orchestrator_sandbox.sandbox import Sandbox
from orchestrator_sandbox.sign_in.provider import inline_picture

SHOWN = 100
LISTED = [name for name in KINDS if name not in ("event", "item", "line_item", "subscription_item")]


def panel_routes(sandbox: Sandbox) -> list[Route]:
    """Pages, and one form handler for all verbs."""
    panel = Panel(sandbox)
    return [
        Route("/", panel.overview),
        Route("/panel/objects", panel.objects),
        Route("/panel/objects/{id}", panel.object),
        Route("/panel/events", panel.events),
        Route("/panel/deliveries", panel.deliveries),
        Route("/panel/chaos", panel.chaos),
        Route("/panel/identities", panel.identities),
        Route("/panel/do/{verb}", panel.do, methods=["POST"]),
    ]


class Panel:
    """Reads the world; changes it only through the verbs of the control API."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.verbs = Verbs(sandbox)

    async def overview(self, request: Request) -> Response:
        """Where everything is, and what happened last."""
        return render(
            "overview.html",
            state=self.verbs.state({}),
            clock=self.verbs.clock({}),
            base=str(request.base_url).rstrip("/"),
            endpoints=self.sandbox.objects.all("webhook_endpoint"),
            events=self._events(8),
        )

    async def objects(self, request: Request) -> Response:
        """The objects of one kind, newest first."""
        kind = request.query_params.get("kind", "customer")
        if kind not in LISTED:
            return RedirectResponse("/panel/objects", 303)
        page = self.sandbox.objects.page(kind, Filter(), limit=SHOWN)
        rows = [summary_of(present(self.sandbox.objects, body)) for body in page.data]
        counts = {name: self.sandbox.objects.count(name) for name in LISTED}
        return render("objects.html", kind=kind, counts=counts, rows=rows, has_more=page.has_more)

    async def object(self, request: Request) -> Response:
        """One object in full, with the events about it."""
        body = self.sandbox.objects.find(request.path_params["id"])
        if body is None:
            return RedirectResponse("/panel/objects", 303)
        about = Filter(equal={"data.object.id": body["id"]})
        return render(
            "object.html",
            body=body,
            text=json.dumps(present(self.sandbox.objects, body), indent=2, ensure_ascii=False),
            events=self.sandbox.objects.page("event", about, limit=SHOWN).data,
            deliveries=self.sandbox.deliveries.latest(event=body["id"]) if body["object"] == "event" else [],
            urls=self._urls(),
        )

    async def events(self, request: Request) -> Response:
        """What happened, newest first."""
        return render("events.html", events=self._events(SHOWN))

    async def deliveries(self, request: Request) -> Response:
        """What was sent where, newest first."""
        return render(
            "deliveries.html",
            deliveries=self.sandbox.deliveries.latest(limit=SHOWN),
            urls=self._urls(),
            held=self.sandbox.chaos.of("*").hold,
        )

    async def chaos(self, request: Request) -> Response:
        """How things shall fail."""
        return render(
            "chaos.html",
            settings=self.verbs.chaos_settings({}),
            urls=self._urls(),
            faults=self.verbs.faults({})["data"],
            state=self.verbs.state({}),
        )

    async def identities(self, request: Request) -> Response:
        """Who can sign in with Google and GitHub."""
        return render("identities.html", identities=self.sandbox.identities.all(), picture=inline_picture)

    async def do(self, request: Request) -> Response:
        """Any form of the panel: the verb's name is in the path, its values in the form."""
        if refusal := refuse_other_origins(request):
            return refusal
        form = FORMS.get(request.path_params["verb"])
        if form is None:
            return RedirectResponse("/", 303)
        sent = {name: str(value) for name, value in (await request.form()).items()}
        try:
            getattr(self.verbs, form.verb)(form.read(sent))
        except (ValueError, TypeError, LookupError) as error:
            return render("refused.html", 400, problem=str(error), back=form.back)
        return RedirectResponse(form.back, 303)

    def _events(self, limit: int) -> list[Json]:
        return self.sandbox.objects.page("event", Filter(), limit=limit).data

    def _urls(self) -> dict[str, str]:
        return {endpoint["id"]: endpoint["url"] for endpoint in self.sandbox.objects.all("webhook_endpoint")}
