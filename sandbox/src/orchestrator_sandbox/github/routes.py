"""GitHub's endpoints, as an installation of one's own has them: the API is at ``/api/v3``.

Sources:
    https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
    https://docs.github.com/en/rest/users/emails
"""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.sandbox import Sandbox
from orchestrator_sandbox.sign_in.faults import failing
from orchestrator_sandbox.sign_in.grants import Exchange, Refused, Token
from orchestrator_sandbox.sign_in.identities import Identity
from orchestrator_sandbox.sign_in.provider import Brand, Provider

BRAND = Brand(id="github", name="GitHub", consent_path="/github/login/oauth/authorize", code_prefix="", code_length=20)
CODES = {"invalid_client": "incorrect_client_credentials", "invalid_grant": "bad_verification_code"}


def github_routes(sandbox: Sandbox) -> list[Route]:
    """Pages and endpoints."""
    github = GitHub(sandbox)
    endpoints = {
        "/github/login/oauth/access_token": (failing(sandbox, github.access_token), ["POST"]),
        "/github/api/v3/user": (failing(sandbox, github.user), ["GET"]),
        "/github/api/v3/user/emails": (failing(sandbox, github.emails), ["GET"]),
    }
    return [*github.routes(), *(Route(path, call, methods=methods) for path, (call, methods) in endpoints.items())]


class GitHub(Provider):
    """Access tokens, the user, and their addresses."""

    def __init__(self, sandbox: Sandbox) -> None:
        super().__init__(sandbox, BRAND)

    async def access_token(self, request: Request) -> Response:
        """A code for a token. A refusal is a 200 here too; what is not asked for as JSON comes as a form."""
        form = {name: str(value) for name, value in (await request.form()).items()}
        try:
            token = self.grants.exchange(
                Exchange(
                    client_id=form.get("client_id", ""),
                    client_secret=form.get("client_secret", ""),
                    code=form.get("code", ""),
                    redirect_uri=form.get("redirect_uri"),
                    code_verifier=form.get("code_verifier"),
                ),
                prefix="gho_",
                length=36,
            )
        except Refused as refused:
            code = CODES.get(refused.code, refused.code)
            return _either(request, {"error": code, "error_description": str(refused)})
        scope = ",".join(sorted(token.scope.split()))
        return _either(request, {"access_token": token.secret, "scope": scope, "token_type": "bearer"})

    async def user(self, request: Request) -> Response:
        """The profile. Its address is what its owner shows to the world: nobody has checked it."""
        found = self._bearer(request)
        if isinstance(found, Response):
            return found
        identity, _ = found
        base = self.base_url(request)
        return JSONResponse(
            {
                "login": identity.login,
                "id": int(identity.subject),
                "node_id": f"U_{identity.subject}",
                "avatar_url": self.picture_url(request, identity) or "",
                "url": f"{base}/api/v3/users/{identity.login}",
                "html_url": f"{base}/{identity.login}",
                "type": "User",
                "site_admin": False,
                "name": identity.name,
                "email": identity.public_email,
            }
        )

    async def emails(self, request: Request) -> Response:
        """All addresses, each with whether it is verified; 404 when that was not granted."""
        found = self._bearer(request)
        if isinstance(found, Response):
            return found
        identity, token = found
        if not {"user", "user:email"} & {*token.scope.split()}:
            return JSONResponse({"message": "Not Found"}, 404)
        return JSONResponse(_addresses(identity))

    def _bearer(self, request: Request) -> tuple[Identity, Token] | Response:
        token = self.grants.token(request.headers.get("Authorization", ""))
        if token is None:
            return JSONResponse({"message": "Bad credentials"}, 401)
        return self.identities.get(BRAND.id, token.subject), token


def _addresses(identity: Identity) -> list[Json]:
    private = f"{identity.subject}+{identity.login}@users.noreply.github.com"
    return [
        {"email": private, "verified": True, "primary": False, "visibility": None},
        {"email": identity.email, "verified": identity.verified, "primary": True, "visibility": "private"},
        *({**address, "primary": False, "visibility": None} for address in identity.more),
    ]


def _either(request: Request, body: dict[str, str]) -> Response:
    if "json" in request.headers.get("Accept", ""):
        return JSONResponse(body)
    return Response(urlencode(body), media_type="application/x-www-form-urlencoded")
