"""``/api/v1/user/address-change``: signing in with another address."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.accounts.models import AddressChange
from orchestrator.accounts.operations import (
    ask_for_address,
    cancel_address_change,
    confirm_address,
    mail_address_again,
    undo_address_change,
)
from orchestrator.accounts.queries import address_change_for
from orchestrator.kit.time import now
from orchestrator.rest.access import Access
from orchestrator.rest.openapi import Problem
from orchestrator.rest.views import ApiView

CONFLICT = {409: Problem}
LONGEST_KEY = 200


class AddressIn(serializers.Serializer[Any]):
    """The address that the person wants to sign in with."""

    email = serializers.EmailField(max_length=254)


@extend_schema_serializer(component_name="PendingAddress")
class PendingAddressOut(serializers.Serializer[AddressChange]):
    """An address that waits to be confirmed; it says nothing of whether it can be."""

    email = serializers.EmailField(source="new_address")
    asked_at = serializers.DateTimeField()
    confirm_by = serializers.DateTimeField()


class AddressKeyIn(serializers.Serializer[Any]):
    """The key in a mailed link. With *look*, nothing is done: the answer says what would be."""

    key = serializers.CharField(max_length=LONGEST_KEY)
    look = serializers.BooleanField(default=False)


@extend_schema_serializer(component_name="AddressChange")
class AddressChangeOut(serializers.Serializer[AddressChange]):
    """A change of address, to whoever holds the link out of one of its two mailboxes."""

    old_address = serializers.EmailField()
    new_address = serializers.EmailField()
    state = serializers.ChoiceField(choices=AddressChange.State.choices)


class Address(ApiView):
    """``POST, DELETE /api/v1/user/address-change``"""

    access: ClassVar[Access] = Access.PERSONAL
    fresh_proof: ClassVar[frozenset[str]] = frozenset({"POST"})

    @extend_schema(
        operation_id="address_change_ask",
        tags=["people"],
        request=AddressIn,
        responses={202: PendingAddressOut, 429: Problem},
    )
    def post(self, request: Request) -> Response:
        """Ask to sign in with another address: it is mailed a link that confirms it, the old one a link that stops it.

        The answer is the same when the address belongs to another account.
        """
        sent = AddressIn(data=request.data)
        sent.is_valid(raise_exception=True)
        assert request.user.pk is not None  # IsAuthenticated stands before
        change = ask_for_address(person_id=request.user.pk, new_address=sent.validated_data["email"], at=now())
        return Response(PendingAddressOut(change).data, status=202)

    @extend_schema(operation_id="address_change_cancel", tags=["people"], request=None, responses={204: None})
    def delete(self, request: Request) -> Response:
        """Give up what waits to be confirmed."""
        assert request.user.pk is not None  # IsAuthenticated stands before
        cancel_address_change(person_id=request.user.pk)
        return Response(status=204)


class AddressMail(ApiView):
    """``POST /api/v1/user/address-change/mail``"""

    access: ClassVar[Access] = Access.PERSONAL

    @extend_schema(
        operation_id="address_change_mail_again",
        tags=["people"],
        request=None,
        responses={202: PendingAddressOut, 404: Problem, 429: Problem},
    )
    def post(self, request: Request) -> Response:
        """Send the link that confirms once more."""
        assert request.user.pk is not None  # IsAuthenticated stands before
        change = mail_address_again(person_id=request.user.pk, at=now())
        return Response(PendingAddressOut(change).data, status=202)


class _WithKey(ApiView):
    """For whoever holds the link: signed in or not, in whichever browser."""

    access: ClassVar[Access] = Access.PUBLIC
    authentication_classes = []
    permission_classes = []

    def _read(self, request: Request) -> tuple[str, bool]:
        sent = AddressKeyIn(data=request.data)
        sent.is_valid(raise_exception=True)
        return sent.validated_data["key"], sent.validated_data["look"]


class AddressConfirmation(_WithKey):
    """``POST /api/v1/user/address-change/confirmation``"""

    @extend_schema(
        operation_id="address_change_confirm",
        tags=["people"],
        request=AddressKeyIn,
        responses={200: AddressChangeOut, 404: Problem, **CONFLICT},
    )
    def post(self, request: Request) -> Response:
        """Confirm the new address, with the key out of its mailbox. Works once, for three days."""
        key, look = self._read(request)
        change = address_change_for(to_confirm=key, at=now()) if look else confirm_address(key=key, at=now())
        return Response(AddressChangeOut(change).data)


class AddressUndoing(_WithKey):
    """``POST /api/v1/user/address-change/undoing``"""

    @extend_schema(
        operation_id="address_change_undo",
        tags=["people"],
        request=AddressKeyIn,
        responses={200: AddressChangeOut, 404: Problem, **CONFLICT},
    )
    def post(self, request: Request) -> Response:
        """Undo the change, with the key out of the old mailbox. Works once, for seven days after it took effect.

        Every session of the person ends, and their password has to be reset.
        """
        key, look = self._read(request)
        change = address_change_for(to_undo=key, at=now()) if look else undo_address_change(key=key, at=now())
        return Response(AddressChangeOut(change).data)
