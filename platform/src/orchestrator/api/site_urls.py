"""All the platform's addresses; a site includes this and adds its own.

Every installed app of the platform that has an ``api.py`` is mounted under ``/api/v1/``; a site mounts its own
apps there itself.
"""

from importlib.util import find_spec

from django.apps import apps
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from orchestrator.api.documentation import Documentation, OpenApiDocument
from orchestrator.api.problem_pages import all_problems, one_problem

PLATFORM = "orchestrator."


def _with(module: str) -> list[str]:
    """That module of each of the platform's installed apps that has one."""
    named = [f"{app.name}.{module}" for app in apps.get_app_configs() if app.name.startswith(PLATFORM)]
    return [name for name in named if find_spec(name)]


urlpatterns = [
    path("", include("orchestrator.observability.urls")),
    *[path("api/v1/", include(module)) for module in _with("api")],
    path("api/v1/openapi.json", OpenApiDocument.as_view(), name="openapi"),
    path("api/docs", RedirectView.as_view(url="/api/docs/")),
    path("api/docs/", Documentation.as_view()),
    path("api/problems/", all_problems),
    path("api/problems/<slug:code>", one_problem),
    path("media/", include("orchestrator.api.media")),
    path("_allauth/", include("orchestrator.accounts.urls")),
    path("accounts/", include("orchestrator.accounts.provider_urls")),
    path("console/", admin.site.urls),
    *[path("hooks/", include(module)) for module in _with("hook_urls")],
]
