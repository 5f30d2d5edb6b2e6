"""The console looks across organisations: one transaction around the view and its rendering."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from orchestrator.tenancy.acting import across_organisations

CONSOLE = "/console/"


class AcrossForStaff:
    """Encloses rendering too: an admin page reads its rows while its template renders.

    Django renders a ``TemplateResponse`` inside the innermost handler, and turns what the view raises into an
    answer before it comes here; so an answer of 5xx takes back what the view did.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not (request.path.startswith(CONSOLE) and getattr(request.user, "is_staff", False)):
            return self.get_response(request)
        try:
            with across_organisations(reason="staff see every organisation in the console"):
                response = self.get_response(request)
                if response.status_code >= 500:
                    raise _TakenBack(response)
        except _TakenBack as taken_back:
            return taken_back.response
        return response


class _TakenBack(Exception):  # not an error: it leaves the transaction so that it rolls back
    def __init__(self, response: HttpResponse) -> None:
        self.response = response
