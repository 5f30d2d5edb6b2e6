"""What each problem's ``type`` means: every refusal that the API knows, found by its class.

A refusal that no class of its own stands for is explained where it is said, by ``explain``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from rest_framework.exceptions import APIException

from orchestrator.kit.errors import DomainError


@dataclass(frozen=True)
class ProblemType:
    """A stable code, the HTTP status that it comes with, and what it means, in a sentence or two."""

    code: str
    status: int
    meaning: str

    @property
    def title(self) -> str:
        return f"{self.status} {HTTPStatus(self.status).phrase}"


_explained: dict[str, ProblemType] = {}


def explain(code: str, status: int, meaning: str) -> str:
    """Say what a code without a class means; gives the code."""
    _explained[code] = ProblemType(code, status, meaning)
    return code


def problem_types() -> list[ProblemType]:
    """All of them, by code. Of two that share one, the one further down explains it."""
    found = {one.code: one for one in (*_of_drf(), *_of_domains(), *_explained.values())}
    return [found[code] for code in sorted(found)]


def problem_type(code: str) -> ProblemType | None:
    """The one of that code, if there is such a one."""
    return next((one for one in problem_types() if one.code == code), None)


def _of_domains() -> Iterator[ProblemType]:
    for kind in _below(DomainError):
        if "code" not in vars(kind):
            continue  # it is one of those above it, which explain the code
        yield ProblemType(kind.code, kind.status, _said(kind))


def _of_drf() -> Iterator[ProblemType]:
    for kind in _below(APIException):
        if "default_code" not in vars(kind):
            continue  # told apart by codes of its own, or one of those above it
        is_ours = not kind.__module__.startswith("rest_framework.")
        meaning = _said(kind) if is_ours else str(kind.default_detail).replace("{", "").replace("}", "")
        yield ProblemType(kind.default_code, kind.status_code, meaning)


def _below[Kind: type](kind: Kind) -> Iterator[Kind]:
    for below in kind.__subclasses__():
        yield below
        yield from _below(below)


def _said(kind: type) -> str:
    first, _, _ = (kind.__doc__ or "").strip().partition("\n\n")
    return " ".join(first.replace("``", "").split())


explain("unavailable", 503, "The service cannot answer right now. Try again after the time in Retry-After.")
explain("server_error", 500, "Something went wrong on our side. The request's id says which call it was.")
explain("csrf_failed", 403, "The page that sent this has been open for too long. Reload it and try again.")
explain("busy", 503, "Too many sign-ins at the moment. Try again in a few seconds.")
explain("refused", 409, "What was asked cannot be done.")
