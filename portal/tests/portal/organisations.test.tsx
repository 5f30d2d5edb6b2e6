/** What hurts is asked twice, what is refused says why at its field, and what was asked for can be taken back. */
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { DeletionBanner } from "../../src/features/organisations/deletion-banner";
import { organisations } from "../../src/features/organisations/messages";
import { NewOrganisation } from "../../src/features/organisations/new-organisation";
import { AddressForm } from "../../src/features/settings/address-form";
import { DeleteOrganisation } from "../../src/features/settings/delete-organisation";
import { settings as words } from "../../src/features/settings/messages";
import { SecurityForm } from "../../src/features/settings/security-form";
import { fakeApi, KOPI, Portal, problem } from "./support";

const person = userEvent.setup();

test("an organisation is deleted only after its name was typed", async () => {
  const refreshed = vi.fn();
  const asked = fakeApi({ "POST /api/v1/organisation/deletion": Response.json({}, { status: 201 }) });
  render(<Portal refreshed={refreshed}><DeleteOrganisation organisation={KOPI} /></Portal>);

  await person.click(screen.getByRole("button", { name: words.removeButton }));
  const confirm = await screen.findByRole("button", { name: words.removeConfirm });
  expect(confirm).toBeDisabled();
  await person.type(screen.getByLabelText(words.removeType(KOPI.name)), "kopi labs");
  expect(confirm).toBeDisabled();
  await person.clear(screen.getByLabelText(words.removeType(KOPI.name)));
  await person.type(screen.getByLabelText(words.removeType(KOPI.name)), "Kopi Labs");
  await person.click(confirm);

  await waitFor(() => expect(refreshed).toHaveBeenCalled());
  expect(asked).toEqual([{ call: "POST /api/v1/organisation/deletion", organisation: KOPI.slug, csrf: "token", body: { name: "Kopi Labs" } }]);
});

test("an owner takes the deletion back, and a member is only told", async () => {
  const refreshed = vi.fn();
  fakeApi({ "DELETE /api/v1/organisation/deletion": new Response(null, { status: 204 }) });
  const { rerender } = render(<Portal refreshed={refreshed}><DeletionBanner organisation={KOPI.slug} when="6 Dec 2026" mayCancel={false} /></Portal>);

  expect(screen.getByText(organisations.goes.title("6 Dec 2026"))).toBeVisible();
  expect(screen.queryByRole("button", { name: organisations.goes.keep })).toBeNull();
  rerender(<Portal refreshed={refreshed}><DeletionBanner organisation={KOPI.slug} when="6 Dec 2026" mayCancel /></Portal>);
  await person.click(screen.getByRole("button", { name: organisations.goes.keep }));

  await waitFor(() => expect(refreshed).toHaveBeenCalled());
});

test("a taken address says so at its field, and the same address is not sent", async () => {
  const asked = fakeApi({ "PUT /api/v1/organisation/slug": problem(409, "slug_taken", "This address is taken.") });
  render(<Portal><AddressForm slug={KOPI.slug} /></Portal>);

  expect(screen.getByRole("button", { name: words.addressMove })).toBeDisabled();
  await person.clear(screen.getByLabelText(words.addressLabel));
  await person.type(screen.getByLabelText(words.addressLabel), "teh-works");
  await person.click(screen.getByRole("button", { name: words.addressMove }));

  expect(await screen.findByText("This address is taken.")).toBeVisible();
  expect(screen.getByLabelText(words.addressLabel)).toHaveAttribute("aria-invalid", "true");
  expect(asked.map(({ body }) => body)).toEqual([{ slug: "teh-works" }]);
});

test("a new organisation needs a name, and an empty address is left to the platform", async () => {
  const asked = fakeApi({ "POST /api/v1/organisations": Response.json({ slug: "teh" }, { status: 201 }) });
  render(<Portal><NewOrganisation /></Portal>);
  const create = screen.getByRole("button", { name: organisations.create.submit });

  await person.click(create);
  expect(await screen.findByText(organisations.create.nameMissing)).toBeVisible();
  await person.type(screen.getByLabelText(organisations.create.name), " Teh ");
  await person.click(create);

  await waitFor(() => expect(asked.map(({ body }) => body)).toEqual([{ name: "Teh" }]));
});

test("who has no second factor is told why they cannot ask it of others", async () => {
  fakeApi({ "PUT /api/v1/organisation/second-factor": problem(409, "no_second_factor_yet", "Set up a second factor for yourself first.") });
  render(<Portal><SecurityForm organisation={KOPI.slug} isRequired={false} mayChange /></Portal>);

  await person.click(screen.getByRole("switch", { name: words.factor }));

  expect(await screen.findByText("Set up a second factor for yourself first.")).toBeVisible();
  expect(screen.getByRole("switch", { name: words.factor })).not.toBeChecked();
});
