"""What is mounted under ``/hooks/``."""

from django.urls import path

from orchestrator.billing.hooks import stripe_hook

urlpatterns = [path("stripe", stripe_hook)]
