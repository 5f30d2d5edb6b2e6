"""How organisations, their members and a person's places in them look from outside."""

from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from orchestrator.kit.pictures import address_of
from orchestrator.organisations.models import Invitation, Membership
from orchestrator.organisations.outcomes import OUTCOMES
from orchestrator.organisations.queries.seats import Seats
from orchestrator.organisations.roles import Permission, Role, is_above, may, permissions_of
from orchestrator.rest.fields import PrefixedId


@extend_schema_serializer(component_name="OrganisationSummary")
class PlaceOut(serializers.Serializer[Membership]):
    """An organisation that a person belongs to, and as what."""

    id = PrefixedId("org", source="organisation_id")
    slug = serializers.CharField(source="organisation.slug")
    name = serializers.CharField(source="organisation.name")
    role = serializers.ChoiceField(choices=Role.choices)
    status = serializers.ChoiceField(choices=Membership.Status.choices)
    logo = serializers.SerializerMethodField(help_text="Where it is found; null when there is none.")
    deletion_due_at = serializers.DateTimeField(
        source="organisation.deletion_due_at",
        allow_null=True,
        help_text="Until then its deletion can be taken back, and it can only be read; null: nobody has asked for it.",
    )

    def get_logo(self, place: Membership) -> str | None:
        return address_of(place.organisation.logo.name or "")


@extend_schema_serializer(component_name="Organisation")
class OrganisationOut(PlaceOut):
    """An organisation, as one of its members sees it."""

    time_zone = serializers.CharField(source="organisation.time_zone")
    billing_email = serializers.SerializerMethodField(
        help_text="Where invoices go; empty: to who pays. Null for roles that may not see it."
    )
    requires_second_factor = serializers.BooleanField(source="organisation.requires_second_factor")
    created_at = serializers.DateTimeField(source="organisation.created_at")

    def get_billing_email(self, place: Membership) -> str | None:
        return place.organisation.billing_email if may(place.role, Permission.SEE_INVOICES) else None

    permissions = serializers.SerializerMethodField(help_text="What your role allows here.")
    grantable_roles = serializers.SerializerMethodField(help_text="The roles that you may give to others.")

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=Permission.choices)))
    def get_permissions(self, place: Membership) -> list[str]:
        return [permission.value for permission in permissions_of(place.role)]

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=Role.choices)))
    def get_grantable_roles(self, place: Membership) -> list[str]:
        manages = may(place.role, Permission.INVITE)
        return [role.value for role in Role if manages and not is_above(role, place.role)]


@extend_schema_serializer(component_name="Member")
class MemberOut(serializers.Serializer[Membership]):
    """A person's place in the organisation, as the member who looks may see it (``context["viewer"]``, their own).

    Addresses are for those who manage members; to the others a person is known by name, or by the part of the address
    before the @ while they have none.
    """

    id = PrefixedId("mem")
    name = serializers.CharField(source="person.shown_name")
    email = serializers.SerializerMethodField(help_text="Null: your role does not show it.")
    role = serializers.ChoiceField(choices=Role.choices)
    status = serializers.ChoiceField(choices=Membership.Status.choices)
    joined_at = serializers.DateTimeField()
    is_you = serializers.SerializerMethodField()
    may_change = serializers.SerializerMethodField(help_text="Whether you may change the role or the seat, or remove.")

    def get_email(self, member: Membership) -> str | None:
        shown = self._is_own(member) or may(self._viewer.role, Permission.SEE_ADDRESSES)
        return member.person.email if shown else None

    def get_is_you(self, member: Membership) -> bool:
        return self._is_own(member)

    def get_may_change(self, member: Membership) -> bool:
        own = self._viewer.role
        return may(own, Permission.MANAGE_MEMBERS) and not is_above(member.role, own)

    def _is_own(self, member: Membership) -> bool:
        return member.pk == self._viewer.pk

    @property
    def _viewer(self) -> Membership:
        viewer: Membership = self.context["viewer"]
        return viewer


@extend_schema_serializer(component_name="Members")
class MembersOut(serializers.Serializer[Any]):
    """One page of the members, and, with the first, how many fit in all."""

    data = MemberOut(many=True)  # type: ignore[assignment]  # DRF has a property of this name
    next_cursor = serializers.CharField(allow_null=True)
    total = serializers.IntegerField(allow_null=True, help_text="Null: this is not the first page.")


@extend_schema_serializer(component_name="Holdings")
class HoldingsOut(serializers.Serializer[Any]):
    """What would end with a member's place, each in words."""

    data = serializers.ListField(child=serializers.CharField())  # type: ignore[assignment]


@extend_schema_serializer(component_name="Seats")
class SeatsOut(serializers.Serializer[Seats]):
    """Seats: taken by active members, held by open invitations, included in the plan. Billing takes none."""

    members = serializers.IntegerField()
    invitations = serializers.IntegerField()
    limit = serializers.IntegerField(allow_null=True, help_text="Null: as many as you like.")
    left = serializers.IntegerField(allow_null=True)
    is_over = serializers.BooleanField(help_text="More members are active than the plan includes.")


@extend_schema_serializer(component_name="Invitation")
class InvitationOut(serializers.Serializer[Invitation]):
    """An address that was asked to join and has not yet."""

    id = PrefixedId("inv")
    email = serializers.EmailField()
    role = serializers.ChoiceField(choices=Role.choices)
    invited_by = serializers.SerializerMethodField()
    sent_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()

    def get_invited_by(self, invitation: Invitation) -> str | None:
        return invitation.invited_by.shown_name if invitation.invited_by else None


@extend_schema_serializer(component_name="Invitations")
class InvitationsOut(serializers.Serializer[Any]):
    """One page of the open invitations, the newest first."""

    data = InvitationOut(many=True)  # type: ignore[assignment]
    next_cursor = serializers.CharField(allow_null=True)


@extend_schema_serializer(component_name="InvitationAnswer")
class AnswerOut(serializers.Serializer[Any]):
    """What became of one entry of the list."""

    text = serializers.CharField(help_text="What was typed.")
    email = serializers.EmailField(allow_null=True)
    outcome = serializers.ChoiceField(choices=sorted(OUTCOMES))
    sentence = serializers.CharField()


@extend_schema_serializer(component_name="InvitationAnswers")
class AnswersOut(serializers.Serializer[Any]):
    """An answer for each entry, in their order."""

    data = AnswerOut(many=True)  # type: ignore[assignment]


@extend_schema_serializer(component_name="InvitationVisitor")
class VisitorOut(serializers.Serializer[Any]):
    """Who is signed in while they look at an invitation."""

    email = serializers.EmailField()
    is_invited = serializers.BooleanField(help_text="Whether the invited address is one of theirs, and verified.")
    organisation = serializers.CharField(allow_null=True, help_text="Its name in addresses, once they belong to it.")


@extend_schema_serializer(component_name="InvitationLetter")
class LetterOut(serializers.Serializer[Any]):
    """An invitation, as whoever holds its link sees it."""

    organisation = serializers.CharField()
    role = serializers.ChoiceField(choices=Role.choices)
    role_summary = serializers.CharField()
    invited_by = serializers.CharField(allow_null=True)
    email = serializers.EmailField()
    state = serializers.ChoiceField(choices=["open", "expired", "accepted", "revoked"])
    expires_at = serializers.DateTimeField()
    visitor = VisitorOut(allow_null=True)


@extend_schema_serializer(component_name="RoleDescription")
class RoleOut(serializers.Serializer[Any]):
    """A role."""

    code = serializers.ChoiceField(choices=Role.choices)
    name = serializers.CharField()
    summary = serializers.CharField()


@extend_schema_serializer(component_name="PermissionDescription")
class PermissionOut(serializers.Serializer[Any]):
    """One thing that some roles may do."""

    code = serializers.ChoiceField(choices=Permission.choices)
    sentence = serializers.CharField()
    roles = serializers.ListField(child=serializers.ChoiceField(choices=Role.choices))


@extend_schema_serializer(component_name="PermissionArea")
class AreaOut(serializers.Serializer[Any]):
    """Permissions that stand together."""

    name = serializers.CharField()
    permissions = PermissionOut(many=True)


@extend_schema_serializer(component_name="Roles")
class RolesOut(serializers.Serializer[Any]):
    """The one table of roles and what they may do."""

    roles = RoleOut(many=True)
    areas = AreaOut(many=True)


@extend_schema_serializer(component_name="Language")
class LanguageOut(serializers.Serializer[Any]):
    """A language that the site offers."""

    tag = serializers.CharField(help_text="BCP 47, such as en-SG.")
    name = serializers.CharField()


@extend_schema_serializer(component_name="Profile")
class ProfileOut(serializers.Serializer[Any]):
    """The person who is signed in, and the organisations that they belong to."""

    id = PrefixedId("usr")
    email = serializers.EmailField()
    name = serializers.CharField()
    picture = serializers.CharField(allow_null=True, help_text="Its address; null when there is none.")
    time_zone = serializers.CharField(help_text="A name of the IANA database; empty: as the organisation.")
    language = serializers.CharField(help_text="A language tag; empty: the site's first.")
    languages = LanguageOut(many=True, help_text="Those that the site offers.")
    pending_email = serializers.EmailField(allow_null=True, help_text="An address that waits to be confirmed.")
    is_staff = serializers.BooleanField()
    organisations = PlaceOut(many=True)
