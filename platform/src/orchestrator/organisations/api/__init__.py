"""``/api/v1/organisation``, its members, and a person's profile, which names their organisations."""

from django.urls import path

from orchestrator.organisations.api.ending import DeletionView, Departure
from orchestrator.organisations.api.identity import BillingContact, Logo, SecondFactorRule, Slug
from orchestrator.organisations.api.invitations import Invitation, Invitations, Resending
from orchestrator.organisations.api.letter import Acceptance, Claim, Letter, Wish
from orchestrator.organisations.api.members import Holdings, Member, Members, Roles, Seats, Suspension
from orchestrator.organisations.api.organisation import OrganisationDetail
from orchestrator.organisations.api.organisations import Organisations
from orchestrator.organisations.api.ownership import Answer, Offer, Ownership
from orchestrator.organisations.api.profile import Profile

urlpatterns = [
    path("user/profile", Profile.as_view()),
    path("organisations", Organisations.as_view()),
    path("organisation", OrganisationDetail.as_view()),
    path("organisation/slug", Slug.as_view()),
    path("organisation/logo", Logo.as_view()),
    path("organisation/billing-contact", BillingContact.as_view()),
    path("organisation/second-factor", SecondFactorRule.as_view()),
    path("organisation/ownership", Ownership.as_view()),
    path("organisation/ownership/offer", Offer.as_view()),
    path("organisation/ownership/acceptance", Answer.as_view()),
    path("organisation/departure", Departure.as_view()),
    path("organisation/deletion", DeletionView.as_view()),
    path("roles", Roles.as_view()),
    path("seats", Seats.as_view()),
    path("members", Members.as_view()),
    path("members/<str:id>", Member.as_view()),
    path("members/<str:id>/suspension", Suspension.as_view()),
    path("members/<str:id>/holdings", Holdings.as_view()),
    path("invitations", Invitations.as_view()),
    path("invitations/<str:id>", Invitation.as_view()),
    path("invitations/<str:id>/sending", Resending.as_view()),
    path("invitation", Letter.as_view()),
    path("invitation/claim", Claim.as_view()),
    path("invitation/acceptance", Acceptance.as_view()),
    path("invitation/wish", Wish.as_view()),
]
