"""Makes sure that the browser tests have a Chromium: installs Debian's when it may, or says how.

Run by `make test`; set CHROMIUM to the path of one of your own.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The path of a Chromium that is installed."""
    given = os.environ.get("CHROMIUM")
    if given:
        return shutil.which(given)
    return next((path for path in map(shutil.which, NAMES) if path), None)


def install() -> None:
    """Debian's package, when we are root on a Debian."""
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        told = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", *arguments], check=True, env=told, stdin=subprocess.DEVNULL)


def main() -> int:
    """0 when there is one, now or already."""
    if find() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium for the browser tests (once)", flush=True)
        install()
    if find() is None:
        print(
            "The browser tests need Chromium: install it (on Debian: sudo apt-get install chromium),"
            " or set CHROMIUM to the path of one, and try again.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
