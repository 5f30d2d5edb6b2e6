/** A person's own page: what is said while they type, and what is sent. */
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { components } from "../../src/api/schema";
import { Address } from "../../src/features/profile/address";
import { profile as words } from "../../src/features/profile/messages";
import { OwnData } from "../../src/features/profile/own-data";
import { Picture } from "../../src/features/profile/picture";
import { ProfileForm } from "../../src/features/profile/profile-form";
import { fakeApi, Portal, problem } from "./support";

type Profile = components["schemas"]["Profile"];

const MEI: Profile = {
  id: "usr_1",
  email: "mei@kopi.example",
  name: "Mei",
  picture: null,
  time_zone: "",
  language: "",
  languages: [{ tag: "en", name: "English" }],
  pending_email: null,
  is_staff: false,
  organisations: [],
};
const ZONES = ["Asia/Singapore", "Europe/Berlin", "UTC"];
const show = (more: Partial<Profile> = {}) => render(<Portal><ProfileForm profile={{ ...MEI, ...more }} timeZones={ZONES} /></Portal>);
const save = () => userEvent.click(screen.getByRole("button", { name: words.save }));

test("a person's name is saved for all of their organisations, and only what has changed is sent", async () => {
  const asked = fakeApi({ "POST /api/v1/user/profile": Response.json({ ...MEI, name: "Mei Tan" }) });
  show();

  await userEvent.type(screen.getByLabelText(words.name), " Tan");
  await save();

  expect(await screen.findByText(words.saved)).toBeVisible();
  expect(asked[0]).toMatchObject({ body: { name: "Mei Tan" }, organisation: null, csrf: "token" });
});

test("a name that is too long is said while it is typed, and not sent", async () => {
  const asked = fakeApi({});
  show({ name: "x".repeat(120) });

  await userEvent.type(screen.getByLabelText(words.name), "y");

  expect(screen.getByText(words.nameTooLong(120))).toBeVisible();
  await save();
  expect(asked).toEqual([]);
});

test("a time zone is picked from the list, and a refusal stands at its field", async () => {
  fakeApi({ "POST /api/v1/user/profile": problem(400, "unknown_time_zone", "There is no such time zone.") });
  show();

  await userEvent.type(screen.getByRole("combobox", { name: words.zone }), "Berl");
  await userEvent.click(await screen.findByRole("option", { name: "Europe/Berlin" }));
  await save();

  expect(await screen.findByText("There is no such time zone.")).toBeVisible();
});

test("a language is only asked for where there are several", async () => {
  const { unmount } = show();
  expect(screen.queryByText(words.language)).toBeNull();
  unmount();

  show({ languages: [{ tag: "en", name: "English" }, { tag: "de", name: "Deutsch" }] });

  expect(screen.getByText(words.language)).toBeVisible();
});

test("an address that cannot be one is said when the field is left", async () => {
  const asked = fakeApi({});
  render(<Portal><Address profile={MEI} /></Portal>);
  await userEvent.click(screen.getByRole("button", { name: words.address.change }));

  await userEvent.type(screen.getByLabelText(words.address.field), "mei@tan");
  await userEvent.tab();
  expect(await screen.findByText(words.address.shape)).toBeVisible();

  await userEvent.clear(screen.getByLabelText(words.address.field));
  await userEvent.type(screen.getByLabelText(words.address.field), "MEI@kopi.example");
  expect(screen.getByText(words.address.same)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: words.address.submit }));
  expect(asked).toEqual([]);
});

test("a new address is asked for, and then waits", async () => {
  const asked = fakeApi({ "POST /api/v1/user/address-change": Response.json({}, { status: 202 }) });
  const refreshed = vi.fn();
  render(<Portal refreshed={refreshed}><Address profile={MEI} /></Portal>);
  await userEvent.click(screen.getByRole("button", { name: words.address.change }));

  await userEvent.type(screen.getByLabelText(words.address.field), "mei@tan.example{Enter}");

  await waitFor(() => expect(refreshed).toHaveBeenCalled());
  expect(asked[0]).toMatchObject({ body: { email: "mei@tan.example" } });
});

test("an address that waits can be mailed again and given up", async () => {
  const asked = fakeApi({
    "POST /api/v1/user/address-change/mail": problem(429, "too_many_mails", "We have sent it a moment ago."),
    "DELETE /api/v1/user/address-change": new Response(null, { status: 204 }),
  });
  const refreshed = vi.fn();
  render(<Portal refreshed={refreshed}><Address profile={{ ...MEI, pending_email: "mei@tan.example" }} /></Portal>);
  expect(screen.getByText(words.address.pending("mei@tan.example"))).toBeVisible();
  expect(screen.queryByRole("button", { name: words.address.change })).toBeNull();

  await userEvent.click(screen.getByRole("button", { name: words.address.again }));
  expect(await screen.findByText("We have sent it a moment ago.")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: words.address.cancel }));

  await waitFor(() => expect(refreshed).toHaveBeenCalled());
  expect(asked.map(({ call }) => call)).toEqual(["POST /api/v1/user/address-change/mail", "DELETE /api/v1/user/address-change"]);
});

test("a picture that is refused is told in a sentence; one can be removed", async () => {
  fakeApi({ "DELETE /api/v1/user/picture": new Response(null, { status: 204 }) });
  const refreshed = vi.fn();
  render(<Portal refreshed={refreshed}><Picture profile={{ ...MEI, picture: "/media/people/x.webp" }} /></Portal>);
  expect(screen.getByRole("img", { name: words.picture.alt })).toHaveAttribute("src", "/media/people/x.webp");

  await userEvent.click(screen.getByRole("button", { name: words.picture.remove }));

  await waitFor(() => expect(refreshed).toHaveBeenCalled());
  expect(screen.getByText(words.picture.removed)).toBeVisible();
});

test("a copy of one's data is saved as a file", async () => {
  fakeApi({ "GET /api/v1/user/export": Response.json({ accounts: { email: "mei@kopi.example" } }) });
  const made = vi.fn(() => "blob:made");
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: made, revokeObjectURL: vi.fn() }));
  render(<Portal><OwnData /></Portal>);

  await userEvent.click(screen.getByRole("button", { name: words.data.download }));

  expect(await screen.findByText(words.data.done)).toBeVisible();
  expect(made).toHaveBeenCalledOnce();
});
