"""The site's addresses, and the floors'."""

from django.urls import include, path

from bench.site.views import KeyLookup, insert

urlpatterns = [
    path("bench/floor/key", KeyLookup.as_view()),
    path("bench/floor/insert", insert),
    path("", include("urls")),
]
handler404 = "orchestrator.rest.problems.not_found"
handler500 = "orchestrator.rest.problems.server_error"
