"""What must be there before anything is started: free ports, and a Node.js that can run the web app."""

import json
import re
import shutil
import socket
import subprocess
from contextlib import closing
from pathlib import Path

import psutil

from orchestrator.command.environment import Wishes
from orchestrator.command.problems import CannotStart
from orchestrator.command.site import Site

_NEEDED_PACKAGES = ("next", ".bin/orchestrator-front")
_LOOPBACK = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))


def check_ports(wishes: Wishes) -> None:
    """Raises CannotStart when one that people are told about is taken."""
    if wishes.ports.site == wishes.ports.sandbox and wishes.needs_sandbox:
        raise CannotStart(f"SITE_URL and SANDBOX_URL both name port {wishes.ports.site}: give one of them another.")
    _require_free(wishes.ports.site, "SITE_URL", "--port")
    if wishes.needs_sandbox:
        _require_free(wishes.ports.sandbox, "SANDBOX_URL", "--sandbox-port")


def check_node(site: Site, path: str | None) -> None:
    """Raises CannotStart when Node.js is missing or too old, or the web app's packages are not installed.

    *path* is the PATH to look in.
    """
    needed = _needed_node(site.root)
    wish = ".".join(map(str, needed))
    node = shutil.which("node", path=path)
    if node is None or shutil.which("npm", path=path) is None:
        raise CannotStart(f"Node.js is missing: install Node.js {wish} or newer, with npm, and start again.")
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    if _version(said) < needed:
        raise CannotStart(f"Node.js {said} is too old: install {wish} or newer and start again.")
    if not all(package_folder(site.web, name) for name in _NEEDED_PACKAGES):
        raise CannotStart("The web app's packages are not installed: run `npm ci` (`make up` does) and start again.")


def package_folder(web: Path, name: str) -> Path | None:
    """Where npm put a package, looked up as Node.js does: in each `node_modules` on the way up."""
    for folder in (web, *web.parents):
        candidate = folder / "node_modules" / name
        if candidate.exists():
            return candidate
    return None


def _needed_node(root: Path) -> tuple[int, ...]:
    try:
        engines = json.loads((root / "package.json").read_text()).get("engines", {})
    except FileNotFoundError:
        return (20,)
    return _version(engines.get("node", "20"))


def _version(words: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", words)[:3])


def _require_free(port: int, setting: str, option: str) -> None:
    for family, address in _LOOPBACK:
        if not _is_free(family, address, port):
            raise CannotStart(
                f"Port {port} is taken{_holder_of(port)}: stop what uses it, or choose another with"
                f" {setting}=http://localhost:{port + 1} (or {option} {port + 1})."
            )


def _is_free(family: socket.AddressFamily, address: str, port: int) -> bool:
    try:
        probe = socket.socket(family)
    except OSError:
        return True  # this machine does not speak that family
    with closing(probe):
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
            probe.listen(1)
        except OSError as error:
            return error.errno == 99  # EADDRNOTAVAIL: IPv6 is switched off
        return True


def _holder_of(port: int) -> str:
    """ " by node (process 12)", or nothing when the system does not tell."""
    try:
        for connection in psutil.net_connections("tcp"):
            listens = connection.status == psutil.CONN_LISTEN and connection.laddr[1:] == (port,)
            if listens and connection.pid:
                return f" by {psutil.Process(connection.pid).name()} (process {connection.pid})"
    except psutil.Error:
        pass
    return ""
