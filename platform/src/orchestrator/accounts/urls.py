"""How people sign up, in and out: mounted under ``/_allauth/``, where allauth's clients look for it.

A browser has a cookie and a CSRF token, an app has tokens; both find the same views.
"""

from allauth.headless.base.views import ConfigView
from allauth.headless.constants import Client
from django.urls import include, path

from orchestrator.accounts.views import (
    app_tokens,
    by_code,
    passkeys,
    passwords,
    proofs,
    providers,
    second_factor,
    signing_in,
    signing_up,
    turning_off,
    unlocking,
)

BROWSER = (Client.BROWSER,)
BROWSER_AND_APP = (Client.BROWSER, Client.APP)
APP = (Client.APP,)


def _open(address: str, view: type, clients: tuple[Client, ...] = BROWSER_AND_APP) -> object:
    return path(
        "",
        include(
            [
                path(f"{client.value}/v1/{address}", view.as_api_view(client=client))  # type: ignore[attr-defined]
                for client in clients
            ]
        ),
    )


urlpatterns = [
    _open("config", ConfigView),
    _open("auth/session", signing_in.SessionView),
    _open("auth/signup", signing_up.SignUpView),
    _open("auth/login", signing_in.SignInView),
    _open("auth/email/verify", signing_up.VerifyAddressView),
    _open("auth/email/verify/resend", signing_up.ResendVerificationView),
    _open("auth/provider/redirect", providers.ToProviderView, BROWSER),
    _open("auth/password/request", passwords.RequestResetView),
    _open("auth/password/reset", passwords.ResetPasswordView),
    _open("account/password/change", passwords.ChangePasswordView),
    _open("auth/reauthenticate", proofs.ProvePasswordView),
    _open("auth/reauthenticate/code/request", proofs.RequestProofCodeView),
    _open("auth/reauthenticate/code/confirm", proofs.ConfirmProofCodeView),
    _open("auth/2fa/authenticate", second_factor.CodeAtSignInView),
    _open("auth/2fa/reauthenticate", second_factor.ProveByCodeView),
    _open("auth/2fa/trust", second_factor.TrustView, BROWSER),
    _open("auth/2fa/off", turning_off.TurnOffView),
    _open("auth/webauthn/login", passkeys.SignInByPasskeyView),
    _open("auth/webauthn/authenticate", passkeys.PasskeyAtSignInView),
    _open("auth/webauthn/reauthenticate", passkeys.ProveByPasskeyView),
    _open("account/authenticators", second_factor.FactorsView),
    _open("account/authenticators/totp", second_factor.TotpView),
    _open("account/authenticators/recovery-codes", second_factor.RecoveryCodesView),
    _open("account/authenticators/webauthn", passkeys.PasskeysView),
    _open("account/authenticators/off", turning_off.AskToTurnOffView),
    _open("auth/code/request", by_code.RequestCodeView),
    _open("auth/code/resend", by_code.ResendCodeView),
    _open("auth/code/confirm", by_code.ConfirmCodeView),
    _open("auth/unlock/request", unlocking.RequestUnlockView),
    _open("auth/unlock", unlocking.UnlockView),
    _open("auth/not-me", unlocking.NotMeView),
    _open("tokens/refresh", app_tokens.RefreshView, APP),
]
