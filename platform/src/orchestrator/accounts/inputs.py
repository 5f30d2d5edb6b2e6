"""What people type, checked by allauth and by us, with passwords hashed before any transaction is open."""

from typing import Any
from urllib.parse import unquote

from allauth.account.adapter import get_adapter
from allauth.headless.account import inputs
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError

from orchestrator.accounts.addresses import normalised
from orchestrator.accounts.models import User

LONGEST_PASSWORD = 1000


def checked_hash(form: forms.Form, field: str, *, person: User) -> str:
    """The hash of what was typed into *field*; errors go to that field, and then the hash is empty."""
    password = form.cleaned_data.get(field)
    if not password:
        return ""
    try:
        get_adapter().clean_password(password, user=person)
    except ValidationError as error:
        form.add_error(field, error)
    return "" if form.errors else make_password(password)


class SignUpInput(inputs.SignupInput):  # type: ignore[misc]
    """An address, a password and, if they like, a name.

    The password is hashed whether or not the address is known already, so that both take the same time.
    """

    name = forms.CharField(required=False, max_length=120)
    password = forms.CharField(max_length=LONGEST_PASSWORD, strip=False)

    def clean_password(self) -> str:
        """Checked in ``clean``, where the address and the name are known."""
        password: str = self.cleaned_data["password"]
        return password

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        person = User(email=cleaned.get("email", ""), name=cleaned.get("name", ""))
        self.new_hash = checked_hash(self, "password", person=person)
        return cleaned


class SignInInput(inputs.LoginInput):  # type: ignore[misc]
    """An address and a password."""

    password = forms.CharField(max_length=LONGEST_PASSWORD, strip=False)

    def clean_email(self) -> str:
        return normalised(self.cleaned_data["email"])


class VerifyAddressInput(inputs.VerifyEmailInput):  # type: ignore[misc]
    """The key out of a mailed link, as it stands in the link (its colons escaped) or read out of it."""

    def clean_key(self) -> str:
        self.cleaned_data["key"] = unquote(self.cleaned_data["key"])
        key: str = super().clean_key()
        return key


class ResetPasswordInput(inputs.ResetPasswordKeyInput):  # type: ignore[misc]
    """The key out of a mailed link, and the password that it allows."""

    password = forms.CharField(max_length=LONGEST_PASSWORD, strip=False)
    revoke_keys = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self.new_hash = checked_hash(self, "password", person=self.user) if self.user else ""
        return cleaned


class ChangePasswordInput(inputs.ChangePasswordInput):  # type: ignore[misc]
    """The password in use, and the new one."""

    current_password = forms.CharField(required=False, max_length=LONGEST_PASSWORD, strip=False)
    new_password = forms.CharField(max_length=LONGEST_PASSWORD, strip=False)
    revoke_keys = forms.BooleanField(required=False)

    def clean_new_password(self) -> str:
        password: str = self.cleaned_data["new_password"]
        return password

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self.new_hash = checked_hash(self, "new_password", person=self.user)
        return cleaned
