import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";

import { accounts } from "../../src/features/accounts/messages";
import { SecondFactorStep } from "../../src/features/accounts/second-factor-step";
import { TurnOffSecondFactor } from "../../src/features/accounts/turn-off-second-factor";
import { secondFactor } from "../../src/features/second-factor/messages";
import { SecondFactor } from "../../src/features/second-factor/second-factor";
import type { Factor } from "../../src/lib/factors.browser";
import { WithRouter } from "./with-router";

/** allauth as seen from the browser: what it answers in turn, and what was asked of it. */
let asked: string[];
let bodies: unknown[];

function allauth(answers: Record<string, { status: number; body: object }[]>) {
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const call = `${init.method ?? "GET"} ${String(path).replace("/_allauth/browser/v1", "")}`;
    asked.push(call);
    bodies.push(init.body ? JSON.parse(String(init.body)) : null);
    const [next, ...rest] = answers[call] ?? [];
    if (rest.length > 0) answers[call] = rest;
    return Response.json(next?.body ?? {}, { status: next?.status ?? 500 });
  });
}

const waits = (id: string, types?: string[]) => ({ status: 401, body: { data: { flows: [{ id, is_pending: true, types }] }, meta: { is_authenticated: false } } });
const wrong = { status: 400, body: { errors: [{ code: "incorrect_code", param: "code", message: "This code is not right." }] } };
const AT_SIGN_IN = "POST /auth/2fa/authenticate";
const words = accounts.secondFactor;

beforeEach(() => {
  asked = [];
  bodies = [];
  document.cookie = "csrftoken=abc";
});

const showStep = () => render(<WithRouter visited={[]}><SecondFactorStep next="/kopi" /></WithRouter>);
const type = async (label: string, value: string) => userEvent.type(await screen.findByLabelText(label), value);
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

test("a wrong code is said at its field, and a right one with trust is sent on", async () => {
  allauth({
    "GET /auth/session": [waits("mfa_authenticate", ["totp", "recovery_codes"])],
    [AT_SIGN_IN]: [wrong, waits("mfa_trust")],
    "POST /auth/2fa/trust": [{ status: 500, body: {} }],
  });
  showStep();

  await type(words.code, "000000");
  await waitFor(() => expect(screen.getByRole("button", { name: words.submit })).toBeEnabled());
  await press(words.submit);
  await waitFor(() => expect(screen.getByLabelText(words.code)).toHaveAccessibleDescription("This code is not right."));

  await userEvent.click(screen.getByRole("checkbox"));
  await press(words.submit);
  await waitFor(() => expect(asked).toContain("POST /auth/2fa/trust"));
  expect(bodies).toContainEqual({ trust: true });
});

test("a recovery code is asked for in its own words", async () => {
  allauth({ "GET /auth/session": [waits("mfa_authenticate", ["totp", "recovery_codes"])], [AT_SIGN_IN]: [wrong] });
  showStep();

  await press(words.useRecoveryCode);
  await type(words.recoveryCode, " k7wm-p3xd-9rta ");
  await press(words.submit);

  await waitFor(() => expect(bodies).toContainEqual({ code: "k7wm-p3xd-9rta" }));
});

test("who has only a passkey is not asked for a code", async () => {
  allauth({ "GET /auth/session": [waits("mfa_authenticate", ["webauthn", "recovery_codes"])] });
  showStep();

  expect(await screen.findByRole("button", { name: words.usePasskey })).toBeVisible();
  expect(screen.queryByLabelText(words.code)).toBeNull();
});

test("whoever is not in the middle of signing in is sent to begin", async () => {
  allauth({ "GET /auth/session": [{ status: 401, body: { data: { flows: [{ id: "login" }] } } }] });
  showStep();

  expect(await screen.findByRole("link", { name: words.signIn })).toHaveAttribute("href", "/sign-in");
});

test("a mailed link turns it off by a press, and says when it is used up", async () => {
  allauth({ "POST /auth/2fa/off": [{ status: 400, body: { code: "stale_link", detail: "This link has been used." } }] });
  render(<TurnOffSecondFactor linkKey="abc" />);
  expect(asked).toEqual([]);

  await press(accounts.turnOff.submit);

  expect(await screen.findByText(accounts.turnOff.staleTitle)).toBeVisible();
  expect(bodies).toEqual([{ key: "abc" }]);
});

const APP: Factor = { type: "totp", created_at: "2026-11-22T10:00:00Z", last_used_at: null };
const codes = (unused: number): Factor => ({ type: "recovery_codes", created_at: "2026-11-22T10:00:00Z", last_used_at: null, total_code_count: 10, unused_code_count: unused });
const passkey = (name: string): Factor => ({ type: "webauthn", id: `pky_${name}`, name, created_at: "2026-11-22T10:00:00Z", last_used_at: null, is_passwordless: true });

const showFactors = (factors: Factor[], demandedBy: string[] = [], next: string | null = null) =>
  render(<WithRouter visited={[]}><SecondFactor known={{ factors, demandedBy }} next={next} /></WithRouter>);

test("an app is set up by its code, and the recovery codes stay until they are kept", async () => {
  const made = ["aaaa-bbbb-cccc", "dddd-eeee-ffff"];
  allauth({
    "GET /account/authenticators/totp": [{ status: 200, body: { data: { secret: "ABCDEF", address: "otpauth://", picture: "data:image/svg+xml;base64," } } }],
    "POST /account/authenticators/totp": [wrong, { status: 200, body: { data: { type: "totp", recovery_codes: made } } }],
  });
  showFactors([]);

  await press(secondFactor.app.setUp);
  expect(await screen.findByText("ABCDEF")).toBeVisible();
  await type(secondFactor.app.code, "123456");
  await press(secondFactor.app.submit);
  await waitFor(() => expect(screen.getByLabelText(secondFactor.app.code)).toHaveAccessibleDescription(/not right/));
  await press(secondFactor.app.submit);

  const list = await screen.findByRole("list", { name: secondFactor.codes.name });
  expect(list).toHaveTextContent(made.join(""));
  expect(screen.getByRole("button", { name: secondFactor.codes.done })).toBeDisabled();
  await userEvent.click(screen.getByRole("checkbox", { name: secondFactor.codes.kept }));
  await press(secondFactor.codes.done);
  await waitFor(() => expect(screen.queryByRole("list", { name: secondFactor.codes.name })).toBeNull());
});

test("the only factor has no button to remove it; of several, each has", () => {
  const { unmount } = showFactors([APP, codes(10)]);
  expect(screen.queryByRole("button", { name: secondFactor.removeFor(secondFactor.app.name) })).toBeNull();
  expect(screen.getByRole("button", { name: secondFactor.turnOff.button })).toBeVisible();
  unmount();

  showFactors([APP, passkey("Laptop"), codes(10)]);
  expect(screen.getByRole("button", { name: secondFactor.removeFor(secondFactor.app.name) })).toBeVisible();
  expect(screen.getByRole("button", { name: secondFactor.removeFor("Laptop") })).toBeVisible();
});

test("the way back to the console keeps its slash", () => {
  showFactors([APP, codes(10)], [], "/console/");

  expect(screen.getByRole("link", { name: secondFactor.continue })).toHaveAttribute("href", "/console/");
});

test("few recovery codes are a warning", () => {
  showFactors([APP, codes(2)]);

  expect(screen.getByText(secondFactor.codes.few(2))).toBeVisible();
});

test("what an organisation requires has no way off, and leads back to it", () => {
  showFactors([APP, codes(10)], ["Kopi Labs"], "/kopi-labs");

  expect(screen.queryByRole("button", { name: secondFactor.turnOff.button })).toBeNull();
  expect(screen.getByText(secondFactor.turnOff.demanded("Kopi Labs"))).toBeVisible();
  expect(screen.getByRole("link", { name: secondFactor.continue })).toHaveAttribute("href", "/kopi-labs");
});

test("turning it off asks for the password and then points to the mail", async () => {
  allauth({ "POST /account/authenticators/off": [{ status: 200, body: {} }] });
  showFactors([APP, codes(10)]);

  await press(secondFactor.turnOff.button);
  await userEvent.type(await screen.findByLabelText(secondFactor.turnOff.password, { selector: "input" }), "Kopi-Labs-2026");
  await press(secondFactor.turnOff.submit);

  expect(await screen.findByText(secondFactor.turnOff.sentTitle)).toBeVisible();
  expect(bodies).toEqual([{ current_password: "Kopi-Labs-2026" }]);
});
