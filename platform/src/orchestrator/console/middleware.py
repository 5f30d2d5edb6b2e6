"""The console looks across organisations: one transaction around the view and its rendering."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from orchestrator.tenancy.acting import across_organisations

CONSOLE = "/console/"


class AcrossForStaff:
    """Encloses rendering too: an admin page reads its rows while its template renders."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not (request.path.startswith(CONSOLE) and getattr(request.user, "is_staff", False)):
            return self.get_response(request)
        with across_organisations(reason="staff see every organisation in the console"):
            return self.get_response(request)
