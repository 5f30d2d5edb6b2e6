"""Refusals in Stripe's words."""

from orchestrator_sandbox.core.types import Json


class Refusal(Exception):
    """An answer of 4xx or 5xx, as Stripe writes it.

    *kept* says that what was done before the refusal stays: a declined payment is a fact.
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        type: str = "invalid_request_error",
        code: str | None = None,
        param: str | None = None,
        kept: bool = False,
        **more: object,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.kept = kept
        self.error: Json = {"message": message, "type": type}
        if code is not None:
            self.error |= {"code": code, "doc_url": f"https://stripe.com/docs/error-codes/{code.replace('_', '-')}"}
        if param is not None:
            self.error["param"] = param
        self.error |= more

    @property
    def body(self) -> Json:
        """The body of the answer."""
        return {"error": self.error}


def invalid(message: str, *, param: str | None = None, code: str | None = None) -> Refusal:
    """400: the request cannot be meant."""
    return Refusal(400, message, param=param, code=code)


def missing(kind: str, id: str, *, param: str, status: int = 404) -> Refusal:
    """404 for what the path names, 400 for what a parameter names."""
    return Refusal(status, f"No such {kind}: '{id}'", code="resource_missing", param=param)


def unsupported(what: str, *, param: str | None = None) -> Refusal:
    """501: Stripe knows this and the sandbox does not. Never silence."""
    message = f"{what} is valid, but not supported by the sandbox."
    return Refusal(501, message, param=param, code="not_supported_by_the_sandbox")


class Nonconforming(Exception):
    """The sandbox was about to give an answer that Stripe's types do not allow: a bug in it."""
