"""The hosted invoice: ``/i/in_.../token``."""

from secrets import compare_digest

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from orchestrator_sandbox.core.present import present
from orchestrator_sandbox.pages.render import render
from orchestrator_sandbox.sandbox import Sandbox


def invoice_routes(sandbox: Sandbox) -> list[Route]:
    """The page."""

    async def show(request: Request) -> Response:
        id, token = request.path_params["invoice"], request.path_params["token"]
        invoice = sandbox.objects.find(id)
        if invoice is None or not compare_digest(sandbox.objects.private(id).get("token", ""), token):
            return render("checkout_closed.html", 404, state="unknown", session=None)
        return render("invoice.html", invoice=present(sandbox.objects, invoice))

    return [Route("/i/{invoice}/{token}", show)]
