"""What a request tells of the device that it comes from."""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Any
from uuid import UUID

from allauth.core.internal.httpkit import HTTP_USER_AGENT_MAX_LENGTH, get_client_ip
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from ua_parser import parse

from orchestrator.kit.conf import conf

NO_ADDRESS = "0.0.0.0"  # noqa: S104  # not listened on: what stands where nothing is known
UNKNOWN = "Unknown device"


@dataclass(frozen=True)
class Visit:
    """A person's session in use: whose, and from where."""

    session_key: str
    person_id: UUID
    address: str
    user_agent: str
    country: str
    lasts: bool

    @property
    def data(self) -> dict[str, Any]:
        """What is kept of it beside the address."""
        return {"country": self.country, "lasts": self.lasts}

    @property
    def device(self) -> str:
        return device_of(self.user_agent)


def visit_of(request: HttpRequest, session: SessionBase, person_id: UUID) -> Visit:
    """The visit that a request is part of. A session that has no key yet is saved."""
    if not session.session_key:
        session.save()
    assert session.session_key is not None
    return Visit(
        session_key=session.session_key,
        person_id=person_id,
        address=client_address(request) or NO_ADDRESS,
        user_agent=request.headers.get("User-Agent", "")[:HTTP_USER_AGENT_MAX_LENGTH],
        country=country_of(request),
        lasts=bool(getattr(session, "is_sliding", False)),
    )


def client_address(request: HttpRequest) -> str | None:
    """Whence the request comes, as our own proxies say; what a client writes into their header is passed over."""
    try:
        found: str | None = get_client_ip(request)
    except ImproperlyConfigured:  # fewer proxies than we were told of: it did not come through them
        found = str(request.META.get("REMOTE_ADDR") or "") or None
    return found


def country_of(request: HttpRequest) -> str:
    """Two letters (ISO 3166), if the ingress tells them in the header that the site trusts; else nothing."""
    header = conf().country_header
    told = request.headers.get(header, "").strip().upper() if header else ""
    return told if len(told) == 2 and told.isascii() and told.isalpha() and told != "XX" else ""


def network_of(address: str) -> str:
    """The address without its last part: enough to recognise one's own, too little to find anybody."""
    parsed = ip_address(address)
    if str(parsed) == NO_ADDRESS:
        return ""
    if isinstance(parsed, IPv6Address):
        return ":".join(part.lstrip("0") or "0" for part in parsed.exploded.split(":")[:3]) + ":…"
    return address.rpartition(".")[0] + ".…"


def place_of(*, country: str, address: str) -> str:
    """Such as ``SG, 203.0.113.…``: roughly where, and no more."""
    return ", ".join(part for part in (country, network_of(address)) if part)


def device_of(user_agent: str) -> str:
    """Such as ``Chrome on Windows``."""
    found = parse(user_agent)
    browser = found.user_agent.family if found.user_agent else ""
    system = found.os.family if found.os else ""
    browser = browser.removeprefix("Mobile ").removesuffix(" Mobile").replace("Headless", "")
    system = {"Mac OS X": "macOS"}.get(system, system)
    return " on ".join(part for part in (browser, system) if part and part != "Other") or UNKNOWN


def is_handheld(user_agent: str) -> bool:
    """Whether a telephone or a tablet is likely."""
    system = parse(user_agent).os
    return system is not None and system.family in {"iOS", "iPadOS", "Android"}
