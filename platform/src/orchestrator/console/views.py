"""The console's own pages: what stopped and waits for a person."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from orchestrator.console.operations import replay_dead_letter
from orchestrator.console.queries import letters_of
from orchestrator.events.staff import HELPERS, role_of
from orchestrator.jobs import queries as jobs
from orchestrator.kit.errors import DomainError
from orchestrator.kit.time import now


@require_safe
def dead_letters(request: HttpRequest) -> HttpResponse:
    """``/console/dead-letters/?kind=``"""
    return _page(request, "console/dead_letters.html", "Dead letters", found=letters_of(kind=request.GET.get("kind")))


@require_safe
def dead_letter(request: HttpRequest, *, kind: str, id: UUID) -> HttpResponse:
    """One of them, with its error; and the way to try it again."""
    letter = jobs.dead_letter(kind=kind, id=id)
    if letter is None:
        raise Http404
    return _page(request, "console/dead_letter.html", "Dead letter", letter=letter)


@require_POST
def replay(request: HttpRequest, *, kind: str, id: UUID) -> HttpResponse:
    """Try it again."""
    if role_of(request) not in HELPERS:
        raise PermissionDenied
    try:
        replay_dead_letter(kind=kind, id=id, actor_id=UUID(str(request.user.pk)), at=now())
    except DomainError as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "It will be tried again now.")
    return HttpResponseRedirect(reverse("admin:dead_letters"))


def _page(request: HttpRequest, template: str, title: str, **context: Any) -> TemplateResponse:
    may_replay = role_of(request) in HELPERS
    full = {**admin.site.each_context(request), "title": title, "may_replay": may_replay, **context}
    return TemplateResponse(request, template, full)
