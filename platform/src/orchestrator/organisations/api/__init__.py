"""``/api/v1/organisation``, its members, and a person's profile, which names their organisations."""

from django.urls import path

from orchestrator.organisations.api.members import Members
from orchestrator.organisations.api.organisation import OrganisationDetail
from orchestrator.organisations.api.profile import Profile

urlpatterns = [
    path("user/profile", Profile.as_view()),
    path("organisation", OrganisationDetail.as_view()),
    path("members", Members.as_view()),
]
