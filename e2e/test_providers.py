"""Google and GitHub, as a customer meets them: in, out, changed, cancelled, unverified, connected and taken away."""

import re
from uuid import uuid4

import pytest
from conftest import Stack
from factor_steps import expect_second_step, forget_session, set_up_app, show_code, totp
from playwright.sync_api import Browser, Page, expect
from provider_steps import agree, cancel, change, choose, is_in_as, new_identity
from steps import sign_in, sign_up, verify

PASSWORD = "Teh-Tarik-2026"


@pytest.fixture
def another_page(browser: Browser, stack: Stack):
    """The same person with another browser."""
    context = browser.new_context(base_url=stack.site)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("provider", "name"), [("google", "Google"), ("github", "GitHub")])
def test_a_stranger_signs_up_and_comes_again(page: Page, another_page: Page, stack: Stack, provider: str, name: str):
    person = new_identity(stack, provider)

    page.goto("/sign-up")
    choose(page, name, person)
    page.wait_for_url(re.compile("/welcome"))
    expect(page.get_by_role("heading", name="Welcome to")).to_be_visible()
    is_in_as(page, str(person["name"]))

    another_page.goto("/sign-in?next=/account/connections")
    choose(another_page, name, person)
    another_page.wait_for_url(re.compile("/account/connections"))
    is_in_as(another_page, str(person["name"]))
    another_page.goto("/account")
    expect(another_page.get_by_label("Name", exact=True)).to_have_value(str(person["name"]))
    expect(another_page.locator("main img[src*='/media/people/']").first).to_be_visible()


@pytest.mark.parametrize("name", ["Google", "GitHub"])
def test_cancelling_leads_back_and_blames_nobody(page: Page, stack: Stack, name: str):
    page.goto("/sign-in?next=/account")
    page.get_by_role("button", name=f"Continue with {name}").click()
    cancel(page)

    page.wait_for_url(re.compile("/sign-in"))
    expect(page.get_by_role("status").filter(has_text="You have not signed in")).to_be_visible()
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    person = new_identity(stack, name.lower())
    choose(page, name, person)
    page.wait_for_url(re.compile("/account$"))


def test_an_error_there_is_told_and_another_way_offered(page: Page):
    page.goto("/sign-in")
    page.get_by_role("button", name="Continue with Google").click()
    page.get_by_role("button", name="Answer with an error").click()

    expect(page.get_by_role("status").filter(has_text="That did not work")).to_be_visible()


def test_an_unverified_address_is_verified_by_mail_first(page: Page, stack: Stack):
    person = new_identity(stack, "google", verified=False)

    page.goto("/sign-up")
    choose(page, "Google", person)
    expect(page.get_by_role("heading", name="Check your mail")).to_be_visible()
    page.goto("/account")
    page.wait_for_url(re.compile("/sign-in"))

    verify(page, stack, str(person["email"]))
    is_in_as(page, str(person["name"]))


def test_github_without_a_verified_address_is_told_so(page: Page, stack: Stack):
    person = new_identity(stack, "github", verified=False)

    page.goto("/sign-in")
    choose(page, "GitHub", person)

    expect(page.get_by_role("status").filter(has_text="no verified address")).to_be_visible()


def test_an_address_that_changes_there_moves_nobody_here(page: Page, another_page: Page, stack: Stack):
    person = new_identity(stack, "google")
    page.goto("/sign-in?next=/account")
    choose(page, "Google", person)
    page.wait_for_url(re.compile("/account$"))

    change(stack, {"provider": "google", "subject": person["subject"], "email": f"{uuid4().hex[:8]}@moved.example"})
    another_page.goto("/sign-in?next=/account")
    choose(another_page, "Google", person)

    another_page.wait_for_url(re.compile("/account$"))
    expect(another_page.get_by_text(str(person["email"])).first).to_be_visible()


def test_a_verified_person_is_linked_and_a_newcomer_with_their_address_is_not(
    page: Page, another_page: Page, stack: Stack
):
    address = f"ravi-{uuid4().hex[:8]}@teh.example"
    sign_up(page, address, PASSWORD)
    verify(page, stack, address)
    theirs = new_identity(stack, "google", email=address)

    another_page.goto("/sign-in?next=/account/connections")
    choose(another_page, "Google", theirs)
    another_page.wait_for_url(re.compile("/account/connections"))
    expect(another_page.get_by_text(f"Connected as {address}")).to_be_visible()
    stack.mail(address, "Google was connected")

    another_page.context.clear_cookies()
    another_page.goto("/sign-in")
    choose(another_page, "Google", new_identity(stack, "google", email=address))
    expect(another_page.get_by_role("status").filter(has_text="Sign in another way first")).to_be_visible()


def test_connecting_and_disconnecting_but_never_the_last_way_in(page: Page, stack: Stack):
    address = f"ravi-{uuid4().hex[:8]}@teh.example"
    sign_up(page, address, PASSWORD)
    verify(page, stack, address)
    elsewhere = new_identity(stack, "github", login=f"ravi-{uuid4().hex[:6]}")

    page.goto("/account/connections")
    page.get_by_role("button", name="Connect GitHub").click()
    cancel(page)
    expect(page.get_by_text("You stopped on the way, and nothing was connected.")).to_be_visible()
    page.get_by_role("button", name="Connect GitHub").click()
    agree(page, elsewhere)
    expect(page.get_by_text("GitHub is connected.")).to_be_visible()
    expect(page.get_by_text(f"Connected as {elsewhere['login']}")).to_be_visible()

    page.get_by_role("button", name="Disconnect GitHub").click()
    page.get_by_role("button", name="Disconnect", exact=True).click()
    expect(page.get_by_text("GitHub is disconnected.")).to_be_visible()
    expect(page.get_by_role("button", name="Connect GitHub")).to_be_visible()
    stack.mail(address, "GitHub was disconnected")


def test_the_last_way_in_cannot_be_taken_away(page: Page, stack: Stack):
    person = new_identity(stack, "google")
    page.goto("/sign-in?next=/account/connections")
    choose(page, "Google", person)

    expect(page.get_by_text("this is your only way in")).to_be_visible()
    expect(page.get_by_role("button", name="Disconnect Google")).to_be_disabled()


def test_a_password_still_signs_in_whoever_has_linked(page: Page, stack: Stack):
    address = f"ravi-{uuid4().hex[:8]}@teh.example"
    sign_up(page, address, PASSWORD)
    verify(page, stack, address)
    page.context.clear_cookies()
    page.goto("/sign-in?next=/account")
    choose(page, "Google", new_identity(stack, "google", email=address))
    page.wait_for_url(re.compile("/account$"))

    page.context.clear_cookies()
    page.goto("/sign-in?next=/account")
    sign_in(page, address, PASSWORD)
    page.wait_for_url(re.compile("/account$"))


def test_a_second_factor_is_asked_for_on_this_way_too_and_the_page_is_not_forgotten(page: Page, stack: Stack):
    person = new_identity(stack, "google")
    page.goto("/sign-in?next=/account/security")
    choose(page, "Google", person)
    page.wait_for_url(re.compile("/account/security"))
    secret, _ = set_up_app(page)

    forget_session(page)
    page.goto("/sign-in?next=/account/connections")
    choose(page, "Google", person)
    expect_second_step(page)
    show_code(page, totp(secret))

    page.wait_for_url(re.compile("/account/connections"))
    is_in_as(page, str(person["name"]))
