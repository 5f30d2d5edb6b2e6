"""The addresses of ``test_fresh_proof``: the site's and a vault."""

from accounts.test_fresh_proof import Vault
from django.urls import include, path

urlpatterns = [path("", include("orchestrator.api.site_urls")), path("vault", Vault.as_view())]
