"""A person's own account: picture, address, leaving and staying."""

import re
from io import BytesIO
from uuid import uuid4

import pytest
from conftest import Stack
from organisation_steps import PASSWORD, api, newcomer, own_organisation, visitor
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from steps import sign_in

LINK_IS_USED = "This link has been used already, or it has expired."


@pytest.fixture
def email() -> str:
    return f"siti-{uuid4().hex[:8]}@kaya.example"


@pytest.fixture
def siti(browser: Browser, stack: Stack, email: str) -> Page:
    """A new person, signed in a moment ago."""
    return newcomer(browser, stack, email)


def photo() -> bytes:
    """A photo with the place where it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "A camera with a serial number"
    out = BytesIO()
    Image.new("RGB", (1600, 900), "teal").save(out, "JPEG", exif=exif.tobytes())
    return out.getvalue()


def section(page: Page, title: str):
    return page.locator("section").filter(has=page.get_by_role("heading", name=title))


def test_a_picture_is_chosen_replaced_and_removed(siti: Page, stack: Stack):
    siti.goto("/account")
    picture = section(siti, "Picture")
    picture.locator("input[type=file]").set_input_files({"name": "me.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    shown = siti.get_by_role("img", name="Your picture")
    expect(shown).to_be_visible()
    first = shown.get_attribute("src") or ""

    answer = siti.context.request.get(first)
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert b"serial number" not in answer.body()

    not_one = {"name": "me.png", "mimeType": "image/png", "buffer": b"<svg onload=alert(1)>"}
    picture.locator("input[type=file]").set_input_files(not_one)
    expect(picture.get_by_role("alert")).to_contain_text("not a picture that we can read")

    picture.get_by_role("button", name="Remove").click()
    expect(shown).to_be_hidden()
    assert siti.context.request.get(first).status == 404


def test_what_cannot_be_is_said_while_it_is_typed(siti: Page):
    siti.goto("/account")
    siti.get_by_label("Name", exact=True).fill("x" * 121)
    expect(siti.get_by_text("A name has at most 120 characters.")).to_be_visible()
    siti.get_by_label("Name", exact=True).fill("Siti Rahman")
    expect(siti.get_by_text("A name has at most 120 characters.")).to_be_hidden()
    siti.get_by_role("combobox", name="Time zone").fill("Berlin")
    siti.get_by_role("option", name="Europe/Berlin").click()
    siti.get_by_role("button", name="Save changes").click()
    expect(siti.get_by_text("Saved.")).to_be_visible()

    siti.reload()
    expect(siti.get_by_label("Name", exact=True)).to_have_value("Siti Rahman")
    expect(siti.get_by_role("combobox", name="Time zone")).to_have_value("Europe/Berlin")


def test_an_address_is_changed_and_the_old_mailbox_takes_it_back(
    siti: Page, stack: Stack, email: str, browser: Browser
):
    new = email.replace("siti", "siti.new")
    siti.goto("/account")
    siti.get_by_role("button", name="Change", exact=True).click()
    siti.get_by_label("New e-mail address").fill("siti@kaya")
    siti.get_by_label("New e-mail address").blur()
    expect(siti.get_by_text("This does not look like an e-mail address.")).to_be_visible()
    siti.get_by_label("New e-mail address").fill(new)
    siti.get_by_role("button", name="Send the link").click()
    expect(siti.get_by_text(f"Waiting for {new}")).to_be_visible()

    mailbox = visitor(browser, stack)
    mailbox.goto(stack.link(new, "Confirm your new address", "/email/confirm/"))
    expect(mailbox.get_by_text(f"From now on you sign in with {new} instead of {email}.")).to_be_visible()
    siti.reload()
    expect(siti.get_by_text(f"Waiting for {new}")).to_be_visible()
    mailbox.get_by_role("button", name="Confirm this address").click()
    expect(mailbox.get_by_role("heading", name="Your address is changed")).to_be_visible()
    siti.reload()
    expect(section(siti, "E-mail address").get_by_text(new, exact=True)).to_be_visible()

    old = visitor(browser, stack)
    undo = stack.link(email, "was changed", "/email/undo/")
    old.goto(undo)
    old.get_by_role("button", name="Undo the change").click()
    expect(old.get_by_role("heading", name="The account is yours again")).to_be_visible()
    siti.goto("/account")
    siti.wait_for_url(re.compile("/sign-in"))
    sign_in(siti, email, PASSWORD)
    expect(siti.get_by_text("is not right")).to_be_visible()
    old.goto(undo)
    expect(old.get_by_text(LINK_IS_USED)).to_be_visible()
    old.goto("/forgot")
    old.get_by_label("E-mail address").fill(email)
    old.get_by_role("button", name="Send the link").click()
    assert stack.link(email, "password", "/reset/")


def test_an_account_is_going_to_be_deleted_and_is_kept_after_all(
    siti: Page, stack: Stack, email: str, browser: Browser
):
    siti.goto("/account/delete")
    expect(siti.get_by_text("in which nobody else is")).to_be_visible()
    siti.get_by_role("button", name="Delete my account").click()
    siti.get_by_role("button", name="Send me the link").click()
    expect(siti.get_by_role("heading", name="Check your mail")).to_be_visible()

    mailbox = visitor(browser, stack)
    mailbox.goto(stack.link(email, "Confirm that your", "/deletion/confirm/"))
    mailbox.get_by_role("button", name="Delete the account").click()
    expect(mailbox.get_by_role("heading", name=re.compile("It will be deleted on"))).to_be_visible()

    slug = own_organisation(siti)["slug"]
    for page in (f"/{slug}", f"/{slug}/settings", "/account"):
        siti.goto(page)
        expect(siti.get_by_role("region", name="Your account will be deleted")).to_be_visible()
    again = visitor(browser, stack)
    again.goto("/sign-in")
    sign_in(again, email, PASSWORD)
    banner = again.get_by_role("region", name="Your account will be deleted")
    expect(banner).to_be_visible()
    banner.get_by_role("button", name="Keep my account").click()
    expect(banner).to_be_hidden()

    siti.goto("/account/delete")
    expect(siti.get_by_role("button", name="Delete my account")).to_be_visible()
    mailbox.goto(stack.link(email, "will be deleted on", "/deletion/cancel/"))
    expect(mailbox.get_by_text(LINK_IS_USED)).to_be_visible()


def test_whoever_others_depend_on_is_told_what_to_do(siti: Page, stack: Stack, browser: Browser):
    guest_email = f"tan-{uuid4().hex[:8]}@kaya.example"
    guest = newcomer(browser, stack, guest_email)
    own = own_organisation(siti)
    api(siti, "POST", "invitations", {"addresses": guest_email, "role": "member"}, organisation=own["slug"])
    token = stack.link(guest_email, "invite", "/invitations").rpartition("#")[2]
    api(guest, "POST", "invitation/acceptance", {"token": token})

    siti.goto("/account/delete")

    expect(siti.get_by_text("Others depend on you")).to_be_visible()
    expect(siti.get_by_text(f"You are the only owner of {own['name']}, which others use.")).to_be_visible()
    expect(siti.get_by_role("button", name="Delete my account")).to_have_count(0)


def test_a_copy_of_ones_data_is_saved(siti: Page, email: str):
    siti.goto("/account")

    with siti.expect_download() as download:
        siti.get_by_role("button", name="Download").click()

    assert download.value.suggested_filename == "my-data.json"
    assert email in download.value.path().read_text()
