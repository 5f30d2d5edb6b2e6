"""``/api/problems/``: where the ``type`` of a problem leads, so that whoever gets one can read what it means."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from orchestrator.kit.conf import conf
from orchestrator.rest.problem_types import problem_type, problem_types

ONLY_WORDS = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@require_safe
def all_problems(request: HttpRequest) -> HttpResponse:
    """Every problem that a call may be answered with."""
    return _page(request, {"problems": problem_types()})


@require_safe
def one_problem(request: HttpRequest, code: str) -> HttpResponse:
    """What one of them means."""
    found = problem_type(code)
    if found is None:
        raise Http404
    return _page(request, {"problem": found})


def _page(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    page = render(request, "api/problems.html", {"site_name": conf().site_name, **context})
    page.headers["Content-Security-Policy"] = ONLY_WORDS
    page.headers["Cache-Control"] = "public, max-age=3600"
    return page
