"""The console's admin site: staff's own front page, and no second way of signing in."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any
from urllib.parse import quote

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.views.decorators.http import require_POST
from unfold.sites import UnfoldAdminSite

from orchestrator.accounts.queries import has_second_factor
from orchestrator.console import views
from orchestrator.console.queries import overview
from orchestrator.events.staff import StaffAdmin
from orchestrator.kit.conf import conf
from orchestrator.kit.time import now

View = Callable[..., HttpResponseBase]


class ConsoleSite(UnfoldAdminSite):  # type: ignore[misc]  # Unfold has no types
    """What staff see, at ``/console/``.

    Signing in to the console is signing in to the portal: the anonymous are sent there and come back. To a person
    who is not on the staff there is no console.
    """

    index_title = "Overview"
    index_template = "console/overview.html"
    enable_nav_sidebar = True

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Only pages that obey the staff's roles.

        What other packages register (allauth, celery-beat, ...) would be anybody's on the staff to change, without
        a fact; whoever wants such a table here registers it with a ``StaffAdmin``.
        """
        if isinstance(admin_class, type) and issubclass(admin_class, StaffAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        guarded = super().admin_view(view, cacheable)

        def admit(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not self.has_permission(request):
                return turn_away(request)
            if lacks_second_factor(request):
                return lead_to_second_factor(request)
            answer: HttpResponseBase = guarded(request, *args, **kwargs)
            return answer

        return update_wrapper(admit, guarded)

    def extra_urls(self) -> list[URLPattern | URLResolver]:
        """Our own pages, beside those of the tables. Unfold asks for them."""
        pages: dict[str, tuple[str, View]] = {
            "dead-letters/": ("dead_letters", views.dead_letters),
            "dead-letters/<str:kind>/<uuid:id>/": ("dead_letter", views.dead_letter),
            "dead-letters/<str:kind>/<uuid:id>/replay/": ("replay_dead_letter", views.replay),
        }
        return [path(at, self.admin_view(view), name=name) for at, (name, view) in pages.items()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The overview: what runs, what waits for a person."""
        page: TemplateResponse = super().index(request, {"overview": overview(at=now()), **(extra_context or {})})
        return page

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The portal's sign-in, for the anonymous only."""
        return HttpResponseRedirect(reverse("admin:index")) if self.has_permission(request) else turn_away(request)

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Signs out of both, since there is one session; leads to the site."""
        return _sign_out(request)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """One place for it: the portal's account page."""
        return HttpResponseRedirect(f"{conf().site_url}/account/security")


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether a member of the staff has to set one up before anything here is theirs to see."""
    person_id = request.user.pk
    return conf().staff_need_second_factor and (person_id is None or not has_second_factor(person_id=person_id))


def lead_to_second_factor(request: HttpRequest) -> HttpResponse:
    """The portal's page that says why, leads to setting it up, and back here."""
    back = quote(request.get_full_path() if request.method == "GET" else reverse("admin:index"))
    return HttpResponseRedirect(f"{conf().site_url}/account/security/required?by=console&next={back}")


def turn_away(request: HttpRequest) -> HttpResponse:
    """Whoever is nobody is asked to sign in; whoever is somebody else finds nothing here."""
    if request.user.is_authenticated:
        raise Http404
    return HttpResponseRedirect(f"{conf().site_url}/sign-in?next={quote(request.get_full_path())}")


@require_POST
def _sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return HttpResponseRedirect(f"{conf().site_url}/")
