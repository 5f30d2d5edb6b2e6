"""``/healthz`` and ``/readyz``. Metrics have a process of their own to be scraped from, see ``settings``."""

from django.urls import path

from orchestrator.observability.health import alive, ready

urlpatterns = [path("healthz", alive), path("readyz", ready)]
