/** Leaving, and staying after all. */
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { DeletionBanner } from "../../src/features/privacy/deletion-banner";
import { ConfirmDeletion } from "../../src/features/privacy/deletion-links";
import { privacy as words } from "../../src/features/privacy/messages";
import { WhatHappens } from "../../src/features/privacy/what-happens";
import { UndoAddress } from "../../src/features/profile/address-links";
import { addressLinks } from "../../src/features/profile/messages";
import { count, fakeApi, Portal, problem } from "./support";

const ALONE = { blocked_by: [], goes_with: ["Kopi Labs, in which nobody else is."], days: 14 };

test("it says what will happen, and asks once more before the link is sent", async () => {
  const asked = fakeApi({ "POST /api/v1/user/deletion": Response.json({}, { status: 202 }) });
  const refreshed = vi.fn();
  render(<Portal refreshed={refreshed}><WhatHappens consequences={ALONE} /></Portal>);
  expect(screen.getByText(words.what.steps(14)[1]!)).toBeVisible();
  expect(screen.getByText("Kopi Labs, in which nobody else is.")).toBeVisible();

  await userEvent.click(screen.getByRole("button", { name: words.what.ask }));
  expect(asked).toEqual([]);
  await userEvent.click(await screen.findByRole("button", { name: words.what.send }));

  await waitFor(() => expect(refreshed).toHaveBeenCalled());
  expect(count(asked, "POST /api/v1/user/deletion")).toBe(1);
});

test("whoever others depend on is told what to do, and finds no button", () => {
  render(<Portal><WhatHappens consequences={{ ...ALONE, blocked_by: ["You are the only owner of Kopi Labs."] }} /></Portal>);

  expect(screen.getByText("You are the only owner of Kopi Labs.")).toBeVisible();
  expect(screen.queryByRole("button", { name: words.what.ask })).toBeNull();
});

test("the banner keeps the account", async () => {
  const asked = fakeApi({ "DELETE /api/v1/user/deletion": Response.json({}) });
  const refreshed = vi.fn();
  render(<Portal refreshed={refreshed}><DeletionBanner day="6 Dec 2026" /></Portal>);
  expect(screen.getByRole("region", { name: words.banner.label })).toHaveTextContent("6 Dec 2026");

  await userEvent.click(screen.getByRole("button", { name: words.banner.keep }));

  await waitFor(() => expect(refreshed).toHaveBeenCalled());
  expect(asked).toHaveLength(1);
});

test("a link does nothing until its button is pressed, and then says what is done", async () => {
  const asked = fakeApi({ "POST /api/v1/user/deletion/confirmation": Response.json({}) });
  const deletion = { email: "mei@kopi.example", asked_at: "2026-11-22T03:00:00Z", due_at: "2026-12-06T03:00:00Z", cancelled_at: null };
  render(<Portal><ConfirmDeletion linkKey="del_1~x" deletion={deletion} day="6 Dec 2026" /></Portal>);
  expect(asked).toEqual([]);

  await userEvent.click(screen.getByRole("button", { name: words.links.confirm.submit }));

  expect(await screen.findByText(words.links.confirm.doneTitle("6 Dec 2026"))).toBeVisible();
  expect(asked[0]).toMatchObject({ body: { key: "del_1~x", look: false } });
});

test("a link that stopped working while it was looked at says so", async () => {
  fakeApi({ "POST /api/v1/user/address-change/undoing": problem(409, "not_possible_now", "This link has been used already.") });
  const change = { old_address: "mei@kopi.example", new_address: "x@evil.example", state: "confirmed" as const };
  render(<Portal><UndoAddress linkKey="adr_1~x" change={change} /></Portal>);
  expect(screen.getByText(addressLinks.undo.body("mei@kopi.example", "x@evil.example"))).toBeVisible();

  await userEvent.click(screen.getByRole("button", { name: addressLinks.undo.submit }));

  expect(await screen.findByText("This link has been used already.")).toBeVisible();
});
