"""The hosted checkout page: ``/c/pay/cs_test_...``. Works without JavaScript."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from orchestrator_sandbox.checkout.cards import CardProblem, decline_of, read_card
from orchestrator_sandbox.checkout.completion import bought_in, complete
from orchestrator_sandbox.core.errors import Refusal
from orchestrator_sandbox.core.money import rhythm
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.core.world import Work
from orchestrator_sandbox.pages.origin import refuse_other_origins
from orchestrator_sandbox.pages.render import render
from orchestrator_sandbox.sandbox import Sandbox

FIELDS = ("email", "number", "expiry", "cvc", "name")


@dataclass(frozen=True)
class Shown:
    """What the form shows again: what was typed, and what is wrong with which field."""

    typed: Mapping[str, str]
    field: str = ""
    problem: str = ""


def checkout_routes(sandbox: Sandbox) -> list[Route]:
    """The page and its form."""
    page = CheckoutPage(sandbox)
    return [
        Route("/c/pay/{session}", page.show, methods=["GET"]),
        Route("/c/pay/{session}", page.pay, methods=["POST"]),
    ]


class CheckoutPage:
    """Shows a session, takes a card, sends the payer back."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox

    async def show(self, request: Request) -> Response:
        """The page, whatever the state of its session."""
        session = self._session(request)
        if session is None:
            return render("checkout_closed.html", 404, state="unknown", session=None)
        return self._page(request, session, Shown(dict.fromkeys(FIELDS, "")))

    async def pay(self, request: Request) -> Response:
        """Take the form. A second submit of a paid session only sends the payer back once more."""
        if refusal := refuse_other_origins(request):
            return refusal
        form = await request.form()
        typed = {name: str(form.get(name, "")).strip() for name in FIELDS}
        session = self._session(request)
        if session is None or session["status"] == "expired":
            return await self.show(request)
        if session["status"] == "complete":
            return RedirectResponse(success_url(session), 303)
        return self._take(request, session, typed)

    def _take(self, request: Request, session: Json, typed: dict[str, str]) -> Response:
        work = self.sandbox.work(str(request.base_url))
        try:
            email = self._email(work, session, typed["email"])
            card = read_card(number=typed["number"], expiry=typed["expiry"], cvc=typed["cvc"], now=work.now)
            if not typed["name"]:
                raise CardProblem("name", "Enter the name on the card.")
        except CardProblem as problem:
            return self._page(request, session, Shown(typed, problem.field, problem.message))
        if decline := decline_of(card):
            return self._page(request, session, Shown(typed, "declined", decline.message))
        try:
            with self.sandbox.database.transaction():
                paid = complete(work, session, card=card, name=typed["name"], email=email)
        except Refusal as refusal:  # the customer was deleted since, for instance
            return self._page(request, session, Shown(typed, "declined", str(refusal)))
        return RedirectResponse(success_url(paid), 303)

    def _page(self, request: Request, session: Json, shown: Shown) -> Response:
        if session["status"] != "open":
            return render("checkout_closed.html", state=session["status"], session=session)
        work = self.sandbox.work(str(request.base_url))
        lines = [self._line(work, price, quantity) for price, quantity in self._bought(work, session)]
        return render(
            "checkout.html",
            402 if shown.field == "declined" else 400 if shown.field else 200,
            session=session,
            lines=lines,
            every=lines[0]["every"],
            email=self._known_email(work, session),
            shown=shown,
            submit="Subscribe" if session["mode"] == "subscription" else "Pay",
        )

    def _session(self, request: Request) -> Json | None:
        session = self.sandbox.objects.find(request.path_params["session"])
        return session if session is not None and session["object"] == "checkout.session" else None

    @staticmethod
    def _bought(work: Work, session: Json) -> list[tuple[Json, int]]:
        return [(line.price, line.quantity) for line in bought_in(work, session)]

    @staticmethod
    def _line(work: Work, price: Json, quantity: int) -> Json:
        product = work.need("product", price["product"], param="product")
        every = price["recurring"] and rhythm(price["recurring"]["interval"], price["recurring"]["interval_count"])
        return {
            "name": product["name"],
            "description": product["description"],
            "quantity": quantity,
            "amount": price["unit_amount"] * quantity,
            "unit_amount": price["unit_amount"],
            "currency": price["currency"],
            "every": every,
        }

    @staticmethod
    def _known_email(work: Work, session: Json) -> str | None:
        customer = work.objects.find(session["customer"]) if session["customer"] else None
        known: str | None = (customer or {}).get("email") or session["customer_email"]
        return known

    def _email(self, work: Work, session: Json, typed: str) -> str:
        known = self._known_email(work, session)
        if not known and "@" not in typed:
            raise CardProblem("email", "Enter your e-mail address.")
        return known or typed


def success_url(session: Json) -> str:
    """Where the payer goes back to, with the id of the session filled in."""
    return str(session["success_url"]).replace("{CHECKOUT_SESSION_ID}", session["id"])
