"""From where something was done, in words for the person whose account it is."""

from dataclasses import dataclass

from django.http import HttpRequest

from orchestrator.accounts.visits import client_address, country_of, device_of, network_of


@dataclass(frozen=True)
class Whence:
    """Such as ``Firefox on macOS`` and ``203.0.113.… (SG)``; empty where nothing is known."""

    device: str = ""
    place: str = ""


def whence_of(request: HttpRequest) -> Whence:
    """The device, and as much of the place as tells one's own network from a stranger's."""
    address, country = client_address(request), country_of(request)
    network = network_of(address) if address else ""
    place = f"{network} ({country})" if network and country else network or country
    return Whence(device=device_of(request.headers.get("User-Agent", "")), place=place)
