"""What is the same at both providers: the consent page, the page that edits a person, and their picture."""

from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from orchestrator_sandbox.pages.origin import refuse_other_origins
from orchestrator_sandbox.pages.render import render
from orchestrator_sandbox.sandbox import Sandbox
from orchestrator_sandbox.sign_in.asking import Asking, Malformed, NotToBeTrusted, answer_to, read_asking
from orchestrator_sandbox.sign_in.avatar import avatar
from orchestrator_sandbox.sign_in.grants import Grants
from orchestrator_sandbox.sign_in.identities import Identity


@dataclass(frozen=True, kw_only=True)
class Brand:
    """What sets one provider's pages and secrets apart from the other's."""

    id: str
    name: str
    consent_path: str
    code_prefix: str
    code_length: int


class Provider:
    """The part of a provider that people see."""

    def __init__(self, sandbox: Sandbox, brand: Brand) -> None:
        self.sandbox = sandbox
        self.brand = brand
        self.identities = sandbox.identities
        self.grants = Grants(brand.id, sandbox.database, sandbox.ids, sandbox.world.clock)

    def routes(self) -> list[Route]:
        """The pages."""
        person = f"/{self.brand.id}/identities/{{subject}}"
        return [
            Route(self.brand.consent_path, self.consent_page, methods=["GET"]),
            Route(self.brand.consent_path, self.decide, methods=["POST"]),
            Route(person, self.edit_page, methods=["GET"]),
            Route(person, self.edit, methods=["POST"]),
            Route(f"/{self.brand.id}/pictures/{{subject}}.png", self.picture, methods=["GET"]),
        ]

    def base_url(self, request: Request) -> str:
        """Where this provider is, as the caller knows it."""
        return f"{self.sandbox.work(str(request.base_url)).base_url}/{self.brand.id}"

    def picture_url(self, request: Request, identity: Identity) -> str | None:
        """The address of their picture, if they have one."""
        return f"{self.base_url(request)}/pictures/{identity.subject}.png" if identity.picture else None

    async def consent_page(self, request: Request) -> Response:
        """Who wants to sign in, and whether they agree."""
        asking = self._asking(request)
        return asking if isinstance(asking, Response) else self._show(request, asking)

    async def decide(self, request: Request) -> Response:
        """One of the page's buttons: somebody agreed, somebody new agreed, or nobody did."""
        if refusal := refuse_other_origins(request):
            return refusal
        asking = self._asking(request)
        if isinstance(asking, Response):
            return asking
        form = await request.form()
        match form.get("action"):
            case "cancel":
                return _sent(asking.answer(error="access_denied", error_description="The user denied access."))
            case "error":
                return _sent(asking.answer(error="server_error", error_description="An error was asked for."))
        try:
            identity = self._chosen(form)
        except (LookupError, ValueError) as problem:
            return self._show(request, asking, problem=str(problem.args[0]))
        brand = self.brand
        code = self.grants.new_code(identity.subject, asking, prefix=brand.code_prefix, length=brand.code_length)
        return _sent(asking.answer(code=code))

    async def edit_page(self, request: Request) -> Response:
        """What can be changed about a person."""
        try:
            identity = self.identities.get(self.brand.id, request.path_params["subject"])
        except LookupError:
            return RedirectResponse("/panel/identities", 303)
        return self._editor(request, identity)

    async def edit(self, request: Request) -> Response:
        """Save or remove, and go back to where one came from."""
        if refusal := refuse_other_origins(request):
            return refusal
        form, subject = await request.form(), request.path_params["subject"]
        try:
            if form.get("action") == "remove":
                self.identities.remove(self.brand.id, subject)
            else:
                self.identities.change(self.brand.id, subject, **_typed(form))
        except LookupError:
            return RedirectResponse("/panel/identities", 303)
        except ValueError as problem:
            identity = self.identities.get(self.brand.id, subject)
            return self._editor(request, identity, problem=str(problem))
        return RedirectResponse(_way_back(request), 303)

    async def picture(self, request: Request) -> Response:
        """The picture of somebody who has one."""
        try:
            identity = self.identities.get(self.brand.id, request.path_params["subject"])
        except LookupError:
            return Response(status_code=404)
        if not identity.picture:
            return Response(status_code=404)
        return Response(avatar(identity.subject), media_type="image/png", headers={"Cache-Control": "max-age=300"})

    def _asking(self, request: Request) -> Asking | Response:
        query = request.query_params
        try:
            return read_asking(query)
        except NotToBeTrusted as problem:
            return render("sign_in_refused.html", 400, brand=self.brand, problem=str(problem))
        except Malformed as problem:
            values = {"error": problem.code, "error_description": str(problem)}
            return _sent(answer_to(query["redirect_uri"], query.get("state"), **values))

    def _chosen(self, form: FormData) -> Identity:
        if form.get("action") == "new":
            return self.identities.make(self.brand.id, **_typed(form))
        return self.identities.get(self.brand.id, str(form.get("identity", "")))

    def _show(self, request: Request, asking: Asking, *, problem: str = "") -> Response:
        return render(
            f"{self.brand.id}_consent.html",
            400 if problem else 200,
            brand=self.brand,
            asking=asking,
            problem=problem,
            identities=self.identities.all(self.brand.id),
            picture=inline_picture,
            here=quote(f"{request.url.path}?{request.url.query}", safe=""),
        )

    def _editor(self, request: Request, identity: Identity, *, problem: str = "") -> Response:
        status = 400 if problem else 200
        context = {"identity": identity, "brand": self.brand, "problem": problem, "back": _way_back(request)}
        return render("identity.html", status, picture=inline_picture, **context)


def inline_picture(identity: Identity) -> str:
    """Their picture as an address that needs no second request."""
    return "data:image/png;base64," + b64encode(avatar(identity.subject)).decode()


def _sent(address: str) -> RedirectResponse:
    return RedirectResponse(address, 303)


def _typed(form: FormData) -> dict[str, object]:
    typed: dict[str, object] = {name: str(form.get(name, "")).strip() for name in ("name", "email")}
    return typed | {name: form.get(name) == "yes" for name in ("verified", "picture")}


def _way_back(request: Request) -> str:
    """Only to a page of the sandbox."""
    back = request.query_params.get("back", "")
    return back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/panel/identities"
