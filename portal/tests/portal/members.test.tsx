import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";

import type { components } from "../../src/api/schema";
import { Invitation } from "../../src/features/invitations/invitation";
import { invitations as letterWords } from "../../src/features/invitations/messages";
import { InviteButton } from "../../src/features/members/invite-button";
import { MemberList } from "../../src/features/members/member-list";
import { members as words } from "../../src/features/members/messages";
import { RoleTable } from "../../src/features/members/role-table";
import { SeatSummary } from "../../src/features/members/seat-summary";
import { fakeApi, KOPI_OF_AN_OWNER, Portal, problem } from "./support";

type Schemas = components["schemas"];

const ROLES: Schemas["RoleDescription"][] = [
  { code: "owner", name: "Owner", summary: "Everything." },
  { code: "admin", name: "Admin", summary: "Runs it." },
  { code: "viewer", name: "Viewer", summary: "Looks." },
];
const MEI: Schemas["Member"] = { id: "mem_1", name: "Mei", email: "mei@kopi.example", role: "owner", status: "active", joined_at: "2026-11-01T00:00:00Z", is_you: true, may_change: true };
const RAVI: Schemas["Member"] = { id: "mem_2", name: "Ravi", email: null, role: "viewer", status: "suspended", joined_at: "2026-11-02T00:00:00Z", is_you: false, may_change: false };
const EVERYBODY: Schemas["Members"] = { data: [MEI, RAVI], next_cursor: null, total: 2 };
const LETTER: Schemas["InvitationLetter"] = {
  organisation: "Kopi Labs",
  role: "member",
  role_summary: "Works with the product.",
  invited_by: "Mei",
  email: "ravi@work.example",
  state: "open",
  expires_at: "2026-12-01T00:00:00Z",
  visitor: null,
};

beforeEach(() => {
  sessionStorage.clear();
  window.history.replaceState(null, "", "/invitations#a-token");
});

function showMembers(organisation = KOPI_OF_AN_OWNER, initial = EVERYBODY) {
  render(<Portal><MemberList organisation={organisation} initial={initial} roles={ROLES} /></Portal>);
}

function showLetter(letter: Partial<Schemas["InvitationLetter"]> | Response, more: Record<string, Response> = {}) {
  const asked = fakeApi({ "POST /api/v1/invitation": letter instanceof Response ? letter : Response.json({ ...LETTER, ...letter }), ...more });
  render(<Portal><Invitation signUp={() => <p>sign up here</p>} /></Portal>);
  return asked;
}

test("a member whose row may not be changed has no menu, and a hidden address is not shown", () => {
  fakeApi({});
  showMembers();

  const [, mei, ravi] = screen.getAllByRole("row");
  expect(within(mei!).getByText("mei@kopi.example")).toBeInTheDocument();
  expect(within(mei!).getByRole("button", { name: words.actions.menuFor("Mei") })).toBeInTheDocument();
  expect(within(ravi!).queryByRole("button")).toBeNull();
  expect(within(ravi!).getByText(words.suspended)).toBeInTheDocument();
});

test("who types is answered with those who fit", async () => {
  const asked = fakeApi({ "GET /api/v1/members": () => Response.json({ data: [RAVI], next_cursor: null, total: 1 }) });
  showMembers();

  await userEvent.type(screen.getByRole("searchbox"), "rav");

  expect(await screen.findByText(words.found(1), { selector: "span" })).toBeInTheDocument();
  expect(screen.queryByText("Mei")).toBeNull();
  expect(asked.at(-1)?.organisation).toBe("kopi-labs");
});

test("nobody fits", () => {
  fakeApi({});
  showMembers(KOPI_OF_AN_OWNER, { data: [], next_cursor: null, total: 0 });

  expect(screen.getByText(words.none)).toBeInTheDocument();
});

test("each address has its answer", async () => {
  const answers: Schemas["InvitationAnswer"][] = [
    { text: "a@x.example", email: "a@x.example", outcome: "invited", sentence: "Invited." },
    { text: "what", email: null, outcome: "not_an_address", sentence: "This is not an e-mail address." },
  ];
  const asked = fakeApi({ "POST /api/v1/invitations": Response.json({ data: answers }) });
  render(<Portal><InviteButton organisation={KOPI_OF_AN_OWNER} roles={ROLES} /></Portal>);
  await userEvent.click(screen.getByRole("button", { name: words.invite.button }));
  await userEvent.click(screen.getByRole("button", { name: words.invite.submit }));
  expect(screen.getByText(words.invite.missing)).toBeInTheDocument();

  await userEvent.type(screen.getByLabelText(words.invite.addresses), "a@x.example, what");
  await userEvent.click(screen.getByRole("button", { name: words.invite.submit }));

  const [first, second] = await screen.findAllByRole("listitem");
  expect(first).toHaveTextContent("Invited.");
  expect(second).toHaveTextContent("This is not an e-mail address.");
  expect(asked.at(-1)?.body).toEqual({ addresses: "a@x.example, what", role: "member" });
  expect(screen.getByRole("heading", { name: words.invite.sent(1) })).toBeInTheDocument();
});

test("more members than seats: the owner is told what to do, and nothing is threatened", () => {
  render(<SeatSummary organisation={KOPI_OF_AN_OWNER} seats={{ members: 4, invitations: 0, limit: 1, left: 0, is_over: true }} />);

  expect(screen.getByText(words.seats.overTitle(4, 1))).toBeInTheDocument();
  expect(screen.getByText(words.seats.overBody)).toBeInTheDocument();
});

test("the table of roles is shown as the API tells it", () => {
  const areas: Schemas["PermissionArea"][] = [{ name: "Plan", permissions: [{ code: "plan:pay", sentence: "Pay", roles: ["owner"] }] }];
  render(<RoleTable table={{ roles: ROLES, areas }} own="admin" />);

  const row = screen.getByRole("row", { name: /^Pay/ });
  expect(within(row).getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["Yes", "No", "No"]);
});

test("the token leaves the address, and goes in the body", async () => {
  const asked = showLetter({});

  expect(await screen.findByText("sign up here")).toBeInTheDocument();
  expect(window.location.hash).toBe("");
  expect(asked[0]?.body).toEqual({ token: "a-token" });
});

test("the invited person accepts, and a missing seat can be told to the inviter", async () => {
  showLetter(
    { visitor: { email: "ravi@work.example", is_invited: true, organisation: null } },
    { "POST /api/v1/invitation/acceptance": problem(409, "no_seat_left", "No seat is free."), "POST /api/v1/invitation/wish": new Response(null, { status: 202 }) },
  );

  await userEvent.click(await screen.findByRole("button", { name: letterWords.accept }));
  expect(await screen.findByText("No seat is free.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: letterWords.ask.submit }));

  expect(await screen.findByText(letterWords.ask.sent)).toBeInTheDocument();
});

test("another address sees both", async () => {
  showLetter({ visitor: { email: "ravi@teh.example", is_invited: false, organisation: null } });

  expect(await screen.findByText(letterWords.other.body("ravi@work.example", "ravi@teh.example"))).toBeInTheDocument();
});

test.each(["expired", "accepted", "revoked"] as const)("an invitation that is %s says so", async (state) => {
  showLetter({ state });

  expect(await screen.findByRole("heading", { name: letterWords.over[state].title })).toBeInTheDocument();
});

test("a link that leads nowhere says so, and one without a token asks nobody", async () => {
  showLetter(problem(404, "invitation_not_found", "No."));
  expect(await screen.findByRole("heading", { name: letterWords.lost.title })).toBeInTheDocument();
  vi.unstubAllGlobals();
});
