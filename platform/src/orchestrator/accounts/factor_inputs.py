"""What people type and what their devices say, when they show a second time who they are."""

from typing import Any

from allauth.headless.internal.restkit import inputs
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django import forms

from orchestrator.accounts.inputs import LONGEST_PASSWORD
from orchestrator.accounts.models import User
from orchestrator.accounts.payloads import read_passkey
from orchestrator.accounts.webauthn import checked_assertion, checked_registration

LONGEST_NAME = 60


class CodeInput(inputs.Input):  # type: ignore[misc]
    """A code out of an app, or a recovery code. Whether it is right is seen when it is used."""

    code = forms.CharField(max_length=40)


class PersonsInput(inputs.Input):  # type: ignore[misc]
    """What a known person says."""

    def __init__(self, *args: Any, person: User | None, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, **kwargs)


class PasskeyName(forms.CharField):
    """How a person calls a passkey: one line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_NAME, **kwargs)

    def clean(self, value: Any) -> str:
        return " ".join(str(super().clean(value)).split())


class AddPasskeyInput(PersonsInput):
    """A new passkey; without a name it gets one, for the device keeps it already."""

    name = PasskeyName(required=False)
    passwordless = forms.BooleanField(required=False)
    credential = forms.JSONField()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if credential := cleaned.get("credential"):
            self.count = checked_registration(credential, passwordless=cleaned.get("passwordless", False))
            cleaned["name"] = cleaned.get("name") or get_adapter().generate_authenticator_name(
                self.person, Authenticator.Type.WEBAUTHN
            )
        return cleaned


class OnePasskeyInput(PersonsInput):
    """One of the person's passkeys, by its shown id."""

    id = forms.CharField(max_length=60)

    def clean_id(self) -> Authenticator:
        asked = read_passkey(self.cleaned_data["id"])
        found = Authenticator.objects.filter(
            user=self.person, type=Authenticator.Type.WEBAUTHN, data__id=str(asked)
        ).first()
        if found is None:
            raise forms.ValidationError("There is no such passkey.", code="not_found")
        return found


class RenamePasskeyInput(OnePasskeyInput):
    """A new name for it."""

    name = PasskeyName()


class AssertionInput(PersonsInput):
    """A passkey's answer. Without a known person, it says itself whose it is."""

    credential = forms.JSONField()

    def clean_credential(self) -> dict[str, Any]:
        credential: dict[str, Any] = self.cleaned_data["credential"]
        self.shown = checked_assertion(credential, of=self.person)
        if not self.shown.passkey.user.is_active:
            raise get_adapter().validation_error("account_inactive")
        return credential


class CurrentPasswordInput(PersonsInput):
    """The person's own password, if they have one."""

    current_password = forms.CharField(required=False, max_length=LONGEST_PASSWORD, strip=False)

    def clean_current_password(self) -> str:
        typed: str = self.cleaned_data["current_password"]
        assert self.person is not None
        if self.person.has_usable_password() and not self.person.check_password(typed):
            raise forms.ValidationError("The password is not right.", code="incorrect_password")
        return typed


class KeyInput(inputs.Input):  # type: ignore[misc]
    """The key out of a mailed link."""

    key = forms.CharField(max_length=200)
