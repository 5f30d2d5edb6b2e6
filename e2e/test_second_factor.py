"""Second factors, lived through: an app, recovery codes, a passkey, turning it off, and who demands it."""

import re

import pytest
from conftest import Stack
from factor_steps import (
    add_device,
    begin_sign_in,
    expect_inside,
    expect_second_step,
    forget_session,
    keep_codes,
    set_up_app,
    show_code,
    totp,
)
from organisation_steps import PASSWORD, api, newcomer, own_organisation, visitor
from playwright.sync_api import Browser, Page, expect

expect.set_options(timeout=20_000)
OFF = "Signing in takes your password only."


@pytest.fixture
def security(browser: Browser, stack: Stack):
    """Opens the security page for a new person with that name; their address and the page."""

    def opened(name: str) -> tuple[str, Page]:
        email = f"{name}@factors.example"
        page = newcomer(browser, stack, email)
        page.goto("/account/security")
        expect(page.get_by_text(OFF)).to_be_visible()
        return email, page

    return opened


def test_an_app_guards_the_sign_in_and_a_trusted_browser_is_spared(browser: Browser, stack: Stack, security) -> None:
    email, page = security("ada")
    secret, codes = set_up_app(page)
    assert len(codes) == 10
    expect(page.get_by_text("10 of 10 are left")).to_be_visible()
    told = stack.mail(email, "An authenticator app was set up")
    assert "If it was not" in str(told["text"])

    forget_session(page)
    begin_sign_in(page, email, PASSWORD)
    expect_second_step(page)
    page.goto("/account/security")
    page.wait_for_url(re.compile("/sign-in[?]next="))  # half signed in is not signed in

    page.goto("/second-factor?next=/account/security")
    show_code(page, "000000")
    expect(page.get_by_text("This code is not right")).to_be_visible()
    page.get_by_text("Trust this browser for 30 days").click()
    show_code(page, totp(secret))
    expect(page.get_by_role("heading", name="Security", level=1)).to_be_visible()

    forget_session(page)
    begin_sign_in(page, email, PASSWORD)
    expect_inside(page)


def test_a_recovery_code_lets_in_once_and_is_told(browser: Browser, stack: Stack, security) -> None:
    email, page = security("bea")
    _, codes = set_up_app(page)

    elsewhere = visitor(browser, stack)
    begin_sign_in(elsewhere, email, PASSWORD)
    expect_second_step(elsewhere)
    elsewhere.get_by_role("button", name="Use a recovery code instead").click()
    show_code(elsewhere, codes[0].upper(), label="Recovery code")
    expect_inside(elsewhere)
    assert "9 recovery codes are left" in str(stack.mail(email, "A recovery code was used")["text"])

    third = visitor(browser, stack)
    begin_sign_in(third, email, PASSWORD)
    third.get_by_role("button", name="Use a recovery code instead").click()
    show_code(third, codes[0], label="Recovery code")
    expect(third.get_by_text("This code is not right")).to_be_visible()

    page.reload()
    expect(page.get_by_text("9 of 10 are left")).to_be_visible()
    page.get_by_role("button", name="Make new codes").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Make new codes").click()
    assert not set(keep_codes(page)) & set(codes)


def test_a_passkey_signs_in_alone_and_can_be_renamed_and_removed(browser: Browser, stack: Stack, security) -> None:
    email, page = security("cat")
    add_device(page)
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_role("textbox", name="Name").fill("Laptop")
    page.get_by_role("button", name="Continue on your device").click()
    keep_codes(page)
    expect(page.get_by_text("Laptop")).to_be_visible()
    expect(page.get_by_text("Signs in alone")).to_be_visible()
    expect(page.get_by_role("button", name="Remove Laptop")).to_have_count(0)  # the only factor goes by turning off

    forget_session(page)
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect_inside(page)

    forget_session(page)
    begin_sign_in(page, email, PASSWORD)
    expect_second_step(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect_inside(page)

    page.goto("/account/security")
    page.get_by_role("button", name="Rename Laptop").click()
    page.get_by_role("textbox", name="Name").fill("Old laptop")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Old laptop")).to_be_visible()
    page.get_by_role("button", name="Set up an app").click()
    secret = page.get_by_label("Or type this secret into it", exact=True).inner_text().strip()
    page.get_by_label("Code that the app shows").fill(totp(secret))
    page.get_by_role("button", name="Turn on").click()
    page.get_by_role("button", name="Remove Old laptop").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Remove").click()
    expect(page.get_by_text("Old laptop")).to_have_count(0)


def test_turning_it_off_takes_the_password_and_the_mail(browser: Browser, stack: Stack, security) -> None:
    email, page = security("dot")
    set_up_app(page)

    page.get_by_role("button", name="Turn off").click()
    page.get_by_label("Your password").last.fill("Wrong-Password-1")
    page.get_by_role("button", name="Mail me the link").click()
    expect(page.get_by_text("The password is not right")).to_be_visible()
    page.get_by_label("Your password").last.fill(PASSWORD)
    page.get_by_role("button", name="Mail me the link").click()
    expect(page.get_by_role("heading", name="Check your mail")).to_be_visible()

    link = stack.link(email, "Turn two-factor authentication off", "/second-factor-off/")
    page.goto(link)
    page.get_by_role("button", name="Turn it off").click()
    expect(page.get_by_role("heading", name="Two-factor authentication is off")).to_be_visible()
    page.goto(link)
    page.get_by_role("button", name="Turn it off").click()
    expect(page.get_by_role("heading", name="This link has been used or has expired")).to_be_visible()

    page.goto("/account/security")
    expect(page.get_by_text(OFF)).to_be_visible()
    stack.mail(email, "Two-factor authentication was turned off")


def test_an_organisation_that_requires_it_leads_its_members_to_it_and_back(
    browser: Browser, stack: Stack, security
) -> None:
    _, owner = security("eve")
    set_up_app(owner)
    kopi = own_organisation(owner)["slug"]
    email, guest = security("fay")
    api(owner, "POST", "invitations", {"addresses": email, "role": "member"}, organisation=kopi)
    token = re.split("[#/]", stack.link(email, "invites you", "/invitations"))[-1]
    api(guest, "POST", "invitation/acceptance", {"token": token})
    guest.goto(f"/{kopi}")
    expect(guest.get_by_role("heading", name="Dashboard", level=1)).to_be_visible()

    api(owner, "PUT", "organisation/second-factor", {"required": True}, organisation=kopi)

    guest.goto(f"/{kopi}/members")
    expect(guest.get_by_text("A second factor is required")).to_be_visible()
    guest.get_by_role("link", name="Set it up").click()
    set_up_app(guest)
    guest.get_by_role("link", name="Back to where you were").click()
    guest.wait_for_url(re.compile(f"/{kopi}/members"))
    expect(guest.get_by_role("heading", name="Members", level=1)).to_be_visible()

    guest.goto("/account/security")
    expect(guest.get_by_text("it cannot be turned off")).to_be_visible()
