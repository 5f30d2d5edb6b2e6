"""A site with operations that end in every way a call can end. Used by ``urls("metering.calls")``."""

from django.urls import include, path
from rest_framework.response import Response

from orchestrator.kit.errors import NotPossibleNow
from orchestrator.organisations.view import OrganisationView

READ = frozenset({"usage:read"})


class Fine(OrganisationView):
    scopes = READ

    def get(self, request):
        return Response({"fine": True})

    def post(self, request):
        return Response(request.data, status=201)


class Refuses(OrganisationView):
    scopes = READ

    def get(self, request, id=None):
        raise NotPossibleNow("Not today.")


class Crashes(OrganisationView):
    scopes = READ

    def get(self, request):
        raise ZeroDivisionError


class Unavailable(OrganisationView):
    scopes = READ

    def get(self, request):
        return Response({}, status=503)


class TakesMore(OrganisationView):
    scopes = frozenset({"keys:more"})

    def get(self, request):
        return Response({})


urlpatterns = [
    path("api/v1/fine", Fine.as_view()),
    path("api/v1/things/<str:id>/refuses", Refuses.as_view()),
    path("api/v1/refuses", Refuses.as_view()),
    path("api/v1/crashes", Crashes.as_view()),
    path("api/v1/unavailable", Unavailable.as_view()),
    path("api/v1/takes-more", TakesMore.as_view()),
    path("", include("orchestrator.api.site_urls")),
]
handler404 = "orchestrator.rest.problems.not_found"
handler500 = "orchestrator.rest.problems.server_error"
