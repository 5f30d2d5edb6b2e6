"""The mailbox: ``/mail`` for people, ``/mail/api/messages`` for programs."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from orchestrator_sandbox.mail.letters import Letter, Letters
from orchestrator_sandbox.mail.smtp import REFUSALS
from orchestrator_sandbox.pages.origin import refuse_other_origins
from orchestrator_sandbox.pages.render import render
from orchestrator_sandbox.sandbox import Sandbox

LETTER_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox"
)


def mailbox_routes(sandbox: Sandbox) -> list[Route]:
    """Pages and JSON."""
    box = Mailbox(sandbox.letters, sandbox)
    return [
        Route("/mail", box.list_page, methods=["GET"]),
        Route("/mail/delete", box.delete_all, methods=["POST"]),
        Route("/mail/refuse", box.refuse, methods=["POST"]),
        Route("/mail/api/messages", box.list_json, methods=["GET"]),
        Route("/mail/api/messages", box.empty_json, methods=["DELETE"]),
        Route("/mail/api/messages/{id:int}", box.get_json, methods=["GET"]),
        Route("/mail/{id:int}", box.letter_page, methods=["GET"]),
        Route("/mail/{id:int}/html", box.letter_html, methods=["GET"]),
    ]


class Mailbox:
    """Shows what was mailed."""

    def __init__(self, letters: Letters, sandbox: Sandbox) -> None:
        self.letters = letters
        self.sandbox = sandbox

    async def list_json(self, request: Request) -> JSONResponse:
        """The newest first; ``?to=`` narrows to one recipient."""
        found = self.letters.all(to=request.query_params.get("to"))
        return JSONResponse([letter.as_json() for letter in found])

    async def get_json(self, request: Request) -> JSONResponse:
        """One message."""
        letter = self._letter(request)
        return JSONResponse({"error": "no such message"}, 404) if letter is None else JSONResponse(letter.as_json())

    async def empty_json(self, request: Request) -> Response:
        """Throw all away."""
        if refusal := refuse_other_origins(request):
            return refusal
        self.letters.empty()
        return Response(status_code=204)

    async def list_page(self, request: Request) -> Response:
        """All messages."""
        times, code = self.letters.refusal()
        return render(
            "mailbox.html",
            letters=self.letters.all(),
            smtp_port=self.sandbox.smtp_port,
            refuse_next=times,
            code=code,
            codes=REFUSALS,
        )

    async def letter_page(self, request: Request) -> Response:
        """One message with its links and headers."""
        letter = self._letter(request)
        if letter is None:
            return RedirectResponse("/mail", 303)
        return render("letter.html", letter=letter)

    async def letter_html(self, request: Request) -> Response:
        """The message's own HTML, for a frame that may do nothing but open links."""
        letter = self._letter(request)
        body = "" if letter is None else f'<base target="_blank">{letter.html}'
        headers = {"Content-Security-Policy": LETTER_POLICY, "Referrer-Policy": "no-referrer"}
        return HTMLResponse(body, headers=headers)

    async def delete_all(self, request: Request) -> Response:
        """The button "delete all"."""
        if refusal := refuse_other_origins(request):
            return refusal
        self.letters.empty()
        return RedirectResponse("/mail", 303)

    async def refuse(self, request: Request) -> Response:
        """The form that lets the next messages be refused."""
        if refusal := refuse_other_origins(request):
            return refusal
        form = await request.form()
        times, code = str(form.get("refuse_next", "0")), str(form.get("code", "550"))
        if times.isdigit() and code.isdigit() and int(code) in REFUSALS:
            self.letters.refuse(times=min(int(times), 1000), code=int(code))
        return RedirectResponse("/mail", 303)

    def _letter(self, request: Request) -> Letter | None:
        return self.letters.get(request.path_params["id"])
