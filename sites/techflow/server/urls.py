"""TechFlow's addresses: the platform's and its own."""

from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("records.api")),
    path("", include("orchestrator.api.site_urls")),
]
handler404 = "orchestrator.rest.problems.not_found"
handler500 = "orchestrator.rest.problems.server_error"
