"""``/healthz`` and ``/readyz``."""

from django.urls import path

from orchestrator.observability.health import alive, ready

urlpatterns = [path("healthz", alive), path("readyz", ready)]
