"""Google's endpoints.

Sources:
    https://developers.google.com/identity/openid-connect/openid-connect
"""

import base64
import hashlib

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.google.keys import ALGORITHM, SigningKey
from orchestrator_sandbox.sandbox import Sandbox
from orchestrator_sandbox.sign_in.faults import failing
from orchestrator_sandbox.sign_in.grants import TOKEN_LIFE, Exchange, Refused, Token
from orchestrator_sandbox.sign_in.identities import Identity
from orchestrator_sandbox.sign_in.provider import Brand, Provider

BRAND = Brand(id="google", name="Google", consent_path="/google/o/oauth2/v2/auth", code_prefix="4/0A", code_length=70)


def google_routes(sandbox: Sandbox) -> list[Route]:
    """Pages and endpoints."""
    google = Google(sandbox)
    endpoints = {
        "/google/token": (failing(sandbox, google.token), ["POST"]),
        "/google/oauth2/v1/certs": (google.certificates, ["GET"]),
        "/google/oauth2/v3/certs": (google.key_set, ["GET"]),
        "/google/oauth2/v2/userinfo": (failing(sandbox, google.userinfo), ["GET"]),
        "/google/.well-known/openid-configuration": (google.configuration, ["GET"]),
    }
    return [*google.routes(), *(Route(path, call, methods=methods) for path, (call, methods) in endpoints.items())]


class Google(Provider):
    """Identity tokens and user info."""

    def __init__(self, sandbox: Sandbox) -> None:
        super().__init__(sandbox, BRAND)
        self.key = SigningKey(sandbox.ids)

    async def token(self, request: Request) -> Response:
        """A code for tokens."""
        form = {name: str(value) for name, value in (await request.form()).items()}
        if form.get("grant_type") != "authorization_code":
            return _refusal("unsupported_grant_type", "Only grant_type=authorization_code is supported.")
        try:
            token = self.grants.exchange(
                Exchange(
                    client_id=form.get("client_id", ""),
                    client_secret=form.get("client_secret", ""),
                    code=form.get("code", ""),
                    redirect_uri=form.get("redirect_uri"),
                    code_verifier=form.get("code_verifier"),
                ),
                prefix="ya29.",
                length=60,
            )
        except Refused as refused:
            return _refusal(refused.code, str(refused))
        return JSONResponse(
            {
                "access_token": token.secret,
                "expires_in": TOKEN_LIFE,
                "scope": token.scope,
                "token_type": "Bearer",
                "id_token": self.key.sign(self._claims(request, token)),
            },
            headers={"Cache-Control": "no-store"},
        )

    async def userinfo(self, request: Request) -> Response:
        """Who the bearer speaks for."""
        token = self.grants.token(request.headers.get("Authorization", ""))
        if token is None:
            message = "Request had invalid authentication credentials."
            return JSONResponse({"error": {"code": 401, "message": message, "status": "UNAUTHENTICATED"}}, 401)
        identity = self.identities.get(BRAND.id, token.subject)
        info = {"id": identity.subject, **self._about(request, identity, token.scope)}
        if "email_verified" in info:
            info["verified_email"] = info.pop("email_verified")
        return JSONResponse(info)

    async def certificates(self, request: Request) -> Response:
        """The signing keys as certificates."""
        return JSONResponse(self.key.certificates())

    async def key_set(self, request: Request) -> Response:
        """The signing keys as JWKs."""
        return JSONResponse(self.key.key_set())

    async def configuration(self, request: Request) -> Response:
        """Where everything is (OpenID Connect Discovery 1.0)."""
        base = self.base_url(request)
        return JSONResponse(
            {
                "issuer": base,
                "authorization_endpoint": f"{base}/o/oauth2/v2/auth",
                "token_endpoint": f"{base}/token",
                "userinfo_endpoint": f"{base}/oauth2/v2/userinfo",
                "jwks_uri": f"{base}/oauth2/v3/certs",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": [ALGORITHM],
                "scopes_supported": ["openid", "email", "profile"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    def _claims(self, request: Request, token: Token) -> Json:
        identity, now = self.identities.get(BRAND.id, token.subject), self.sandbox.world.clock.now()
        claims = {
            "iss": self.base_url(request),
            "azp": token.client_id,
            "aud": token.client_id,
            "sub": identity.subject,
            "at_hash": _half_hash(token.secret),
            **self._about(request, identity, token.scope),
            "iat": now,
            "exp": now + TOKEN_LIFE,
        }
        return claims | ({"nonce": token.nonce} if token.nonce else {})

    def _about(self, request: Request, identity: Identity, scope: str) -> Json:
        scopes = scope.split()
        about: Json = {}
        if "email" in scopes:
            about |= {"email": identity.email, "email_verified": identity.verified}
        if "profile" in scopes:
            given, _, family = identity.name.partition(" ")
            about |= {"name": identity.name, "given_name": given, "family_name": family}
            if picture := self.picture_url(request, identity):
                about["picture"] = picture
        return about


def _refusal(code: str, message: str) -> JSONResponse:
    status = 401 if code == "invalid_client" else 400
    return JSONResponse({"error": code, "error_description": message}, status)


def _half_hash(secret: str) -> str:
    """``at_hash``: the left half of the token's SHA-256 (OpenID Connect Core 1.0, 3.1.3.6)."""
    return base64.urlsafe_b64encode(hashlib.sha256(secret.encode()).digest()[:16]).rstrip(b"=").decode()
