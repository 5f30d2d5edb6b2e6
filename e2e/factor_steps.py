"""A second factor as a person handles it: an app on a telephone, a passkey in the device."""

import base64
import hashlib
import hmac
import re
import struct
import time

from playwright.sync_api import Page, expect


def totp(secret: str, *, steps: int = 0) -> str:
    """What the app shows now, or so many steps of 30 seconds away (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    made = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = made[-1] & 0x0F
    return f"{(struct.unpack('>I', made[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def set_up_app(page: Page) -> tuple[str, list[str]]:
    """On the security page: read the secret, type a code, keep the recovery codes; the secret and the codes."""
    page.get_by_role("button", name="Set up an app").click()
    expect(page.get_by_alt_text("A QR code")).to_be_visible()
    secret = page.get_by_label("Or type this secret into it", exact=True).inner_text().strip()
    # The step before: a code works once, and the one of now is for signing in.
    page.get_by_label("Code that the app shows").fill(totp(secret, steps=-1))
    page.get_by_role("button", name="Turn on").click()
    return secret, keep_codes(page)


def keep_codes(page: Page) -> list[str]:
    """In the dialog that shows them this once."""
    codes = page.get_by_role("list", name="Recovery codes").inner_text().split()
    expect(page.get_by_role("button", name="Done")).to_be_disabled()
    page.get_by_text("I have kept them in a safe place").click()
    page.get_by_role("button", name="Done").click()
    return codes


def begin_sign_in(page: Page, email: str, password: str) -> None:
    """Address and password; ends wherever that leads."""
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def expect_second_step(page: Page) -> None:
    page.wait_for_url(re.compile("/second-factor"))
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()


def show_code(page: Page, code: str, *, label: str = "Code") -> None:
    page.get_by_label(label, exact=True).fill(code)
    page.get_by_role("button", name="Continue").click()


def expect_inside(page: Page) -> None:
    expect(page.get_by_role("button", name=re.compile("^Your account"))).to_be_visible()


def forget_session(page: Page) -> None:
    """As if it had expired; what the browser is trusted with stays."""
    page.context.clear_cookies(name="sessionid")


def add_device(page: Page) -> None:
    """A device with a fingerprint reader, whose owner always touches it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
