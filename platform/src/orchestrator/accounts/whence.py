"""From where something was done, in words for the person whose account it is."""

from dataclasses import dataclass

from django.http import HttpRequest

from orchestrator.accounts.visits import client_address, country_of, device_of, place_of


@dataclass(frozen=True)
class Whence:
    """Such as ``Firefox on macOS``, ``SG`` and ``SG, 203.0.113.…``; empty where nothing is known.

    Facts keep the country only, so that they stay true when a person is erased; mails say a little more.
    """

    device: str = ""
    country: str = ""
    place: str = ""


def whence_of(request: HttpRequest) -> Whence:
    """The device, and as much of the place as tells one's own network from a stranger's."""
    address, country = client_address(request), country_of(request)
    place = place_of(country=country, address=address) if address else country
    return Whence(device=device_of(request.headers.get("User-Agent", "")), country=country, place=place)
