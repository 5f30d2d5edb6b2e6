"""All the platform's addresses; a site includes this and adds its own."""

from django.urls import include, path

urlpatterns = [path("", include("orchestrator.observability.urls"))]
