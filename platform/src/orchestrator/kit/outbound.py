"""Fetching from an address that somebody else wrote: only from the public internet, only so much, only so long.

The name is resolved once, every address that it has is checked, and the connection goes to a checked address: a name
that answers differently a moment later is not asked again. A redirect is a request like any other.

Sources:
    https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
    https://www.python-httpx.org/advanced/extensions/#sni_hostname
"""

import socket
import time
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from orchestrator.kit.conf import conf

PORT = 443
TIMEOUT = 5.0  # seconds for each step
WHOLE = 15.0  # seconds for all of them
REDIRECTS = 3
TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("2002::/16"))


class Refused(Exception):
    """The address is not one to fetch from, or what came is not to be kept. It says no more to a stranger."""


class Unreachable(Exception):
    """It may work another time."""


def fetch(address: str, *, most: int) -> bytes:
    """What is at *address*, of at most *most* bytes.

    Raises:
        Refused: the address is not of the public internet, or the answer is a refusal or too large.
        Unreachable: there was no answer, or one of 5xx.
    """
    try:
        with httpx.Client(
            transport=Guarded(), timeout=TIMEOUT, follow_redirects=True, max_redirects=REDIRECTS, trust_env=False
        ) as client:
            return _read(client, address, most=most)
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.TooManyRedirects, httpx.DecodingError) as error:
        raise Refused("The address cannot be fetched from.") from error
    except httpx.HTTPError as error:
        raise Unreachable(f"{type(error).__name__}") from error


def _read(client: httpx.Client, address: str, *, most: int) -> bytes:
    deadline = time.monotonic() + WHOLE
    with client.stream("GET", address, headers={"Accept-Encoding": "identity"}) as answer:
        if answer.is_server_error or answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise Unreachable(f"It answered {answer.status_code}.")
        if not answer.is_success:
            raise Refused(f"It answered {answer.status_code}.")
        read = bytearray()
        for chunk in answer.iter_bytes(chunk_size=64 * 1024):
            read += chunk
            if len(read) > most:
                raise Refused(f"It is larger than {most} bytes.")
            if time.monotonic() > deadline:
                raise Unreachable("It took too long.")
        return bytes(read)


class Guarded(httpx.BaseTransport):
    """A transport that speaks https, on its usual port, with public addresses only.

    The hosts of ``OUTBOUND_ALLOWED_HOSTS`` (``name:port``) are spoken to as they are: on a laptop the sandbox is one
    of them, and production refuses to have any.
    """

    def __init__(self) -> None:
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        if f"{url.host}:{url.port}" in conf().outbound_allowed_hosts:
            return self._inner.handle_request(request)
        if url.scheme != "https" or url.port not in (None, PORT) or url.userinfo:
            raise Refused("Only plain https addresses are fetched from.")
        address = _public_address(url.host)
        request.extensions = {**request.extensions, "sni_hostname": url.host}
        request.url = url.copy_with(host=str(address))
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


def _public_address(host: str) -> IPv4Address | IPv6Address:
    """The first address of *host*, when all of them are public.

    Raises:
        Refused: one of them is not.
        Unreachable: it has none now.
    """
    try:
        found = socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable("The name could not be resolved.") from error
    addresses = [ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    if not addresses or not all(is_public(address) for address in addresses):
        raise Refused("The address is not one of the public internet.")
    return addresses[0]


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether *address* is somebody's on the internet, and not an IPv4 address in a disguise of IPv6."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if any(address in network for network in TRANSLATED):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved
