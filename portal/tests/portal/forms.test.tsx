import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { Activity } from "../../src/features/audit/activity";
import type { Fact } from "../../src/features/audit/facts";
import { audit } from "../../src/features/audit/messages";
import { settings as words } from "../../src/features/settings/messages";
import { OrganisationForm } from "../../src/features/settings/organisation-form";
import { fakeApi, KOPI, KOPI_OF_AN_OWNER, Portal, problem } from "./support";

const PATCH = "PATCH /api/v1/organisation";
const ORGANISATION = KOPI_OF_AN_OWNER;
const ZONES = ["Asia/Kuala_Lumpur", "Asia/Singapore", "UTC"];

function showSettings({ mayChange = true, refreshed = vi.fn() } = {}) {
  render(<Portal refreshed={refreshed}><OrganisationForm organisation={ORGANISATION} timeZones={ZONES} mayChange={mayChange} /></Portal>);
  return refreshed;
}
const name = () => screen.getByLabelText(words.name);
const save = () => userEvent.click(screen.getByRole("button", { name: words.save }));

test("a changed name and time zone are saved, and the page is read again", async () => {
  const asked = fakeApi({ [PATCH]: Response.json({ ...ORGANISATION, name: "Kopi Works", time_zone: "Asia/Kuala_Lumpur" }) });
  const refreshed = showSettings();

  await userEvent.clear(name());
  await userEvent.type(name(), "Kopi Works");
  await userEvent.clear(screen.getByRole("combobox", { name: words.zone }));
  await userEvent.type(screen.getByRole("combobox", { name: words.zone }), "kuala");
  await userEvent.click(await screen.findByRole("option", { name: "Asia/Kuala_Lumpur" }));
  await save();

  expect(await screen.findByText(words.saved)).toBeVisible();
  expect(asked.map(({ call, body }) => ({ call, body }))).toEqual([{ call: PATCH, body: { name: "Kopi Works", time_zone: "Asia/Kuala_Lumpur" } }]);
  expect(refreshed).toHaveBeenCalledOnce();
});

test("an organisation without a name is not sent; one that is as it was is not either", async () => {
  const asked = fakeApi({});
  showSettings();

  await save();
  expect(screen.getByText(words.unchanged)).toBeVisible();
  await userEvent.clear(name());
  await save();

  expect(screen.getByText(words.nameMissing)).toBeVisible();
  expect(name()).toHaveFocus();
  expect(asked).toEqual([]);
});

test("a refused name stands at its field", async () => {
  fakeApi({ [PATCH]: problem(400, "invalid", "Some fields are not right.", [{ pointer: "#/name", detail: "At most 120 characters." }]) });
  showSettings();

  await userEvent.type(name(), "!");
  await save();

  expect(await screen.findByText("At most 120 characters.")).toBeVisible();
});

test("who may not change the organisation sees it, and why", () => {
  showSettings({ mayChange: false });

  expect(name()).toBeDisabled();
  expect(screen.getByRole("note")).toHaveTextContent(words.roleNote);
  expect(screen.queryByRole("button", { name: words.save })).toBeNull();
});

const fact = (id: string, recorded_at: string, sentence: string): Fact => ({ id, name: "api_keys.key_created", sentence, actor: "Mei Tan", recorded_at });

test("the activity stands by day in the organisation's zone, and earlier days are asked for", async () => {
  fakeApi({
    "GET /api/v1/audit/facts": Response.json({ data: [fact("fact_1", "2026-11-20T03:00:00Z", "The organisation was created.")], next_cursor: null }),
  });
  // 18:00 UTC is the next day in Singapore.
  const initial = { data: [fact("fact_2", "2026-11-21T18:00:00Z", "An API key was created.")], next_cursor: "fact_2" };
  render(<Portal><Activity organisation={KOPI} initial={initial} /></Portal>);
  expect(screen.getByRole("region", { name: "22 Nov 2026" })).toHaveTextContent("02:00:00 SGT");

  await userEvent.click(screen.getByRole("button", { name: audit.more }));

  expect(await screen.findByText("The organisation was created.")).toBeVisible();
  expect(screen.getByText("An API key was created.")).toBeVisible();
  expect(screen.getByText(audit.end)).toBeVisible();
  expect(screen.queryByRole("button", { name: audit.more })).toBeNull();
});
