"""What an application asks for when it sends a browser to the consent page (RFC 6749, 4.1.1; RFC 7636, 4.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

LOCAL = {"localhost", "127.0.0.1", "::1"}


class NotToBeTrusted(Exception):
    """The request names no known client or no address of this machine: the browser is told, and sent nowhere."""


class Malformed(Exception):
    """The client is known and asks wrongly: it is told so, at its own address. *code* is OAuth's."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One request for consent."""

    client_id: str
    redirect_uri: str
    scope: str
    state: str | None
    nonce: str | None
    code_challenge: str | None

    @property
    def site(self) -> str:
        """The address that the person goes back to, as they know it."""
        return urlsplit(self.redirect_uri).netloc

    def kept(self) -> dict[str, str | None]:
        """What a code remembers of it."""
        names = ("client_id", "redirect_uri", "scope", "nonce", "code_challenge")
        return {name: getattr(self, name) for name in names}

    def answer(self, **values: str) -> str:
        """The client's address with *values*, and the state exactly as it came."""
        return answer_to(self.redirect_uri, self.state, **values)


def read_asking(query: Mapping[str, str]) -> Asking:
    """The request in an address's query.

    Raises:
        NotToBeTrusted
        Malformed
    """
    client_id, redirect_uri = query.get("client_id", ""), query.get("redirect_uri", "")
    if not client_id.startswith("sandbox-"):
        raise NotToBeTrusted("invalid_client: a client id of the sandbox begins with sandbox-")
    target = urlsplit(redirect_uri)
    if target.scheme not in ("http", "https") or target.hostname not in LOCAL or target.fragment:
        raise NotToBeTrusted("redirect_uri_mismatch: the redirect_uri is not an address of this machine")
    if query.get("response_type", "code") != "code":
        raise Malformed("unsupported_response_type", "Only response_type=code is supported.")
    if "code_challenge" in query and query.get("code_challenge_method") != "S256":
        raise Malformed("invalid_request", "Only code_challenge_method=S256 is supported.")
    return Asking(
        client_id=client_id,
        redirect_uri=redirect_uri,
        scope=query.get("scope", ""),
        state=query.get("state"),
        nonce=query.get("nonce"),
        code_challenge=query.get("code_challenge"),
    )


def answer_to(redirect_uri: str, state: str | None, **values: str) -> str:
    """*redirect_uri* with *values* in its query, beside what stood there."""
    parts = urlsplit(redirect_uri)
    pairs = [*parse_qsl(parts.query, keep_blank_values=True), *values.items()]
    if state is not None:
        pairs.append(("state", state))
    return urlunsplit(parts._replace(query=urlencode(pairs)))
