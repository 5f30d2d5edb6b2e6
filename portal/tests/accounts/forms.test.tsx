import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";

import { CheckMail } from "../../src/features/accounts/check-mail";
import { ForgotForm } from "../../src/features/accounts/forgot-form";
import { accounts } from "../../src/features/accounts/messages";
import { ResetForm } from "../../src/features/accounts/reset-form";
import { SignInForm } from "../../src/features/accounts/sign-in-form";
import { SignUpForm } from "../../src/features/accounts/sign-up-form";
import { VerifyEmail } from "../../src/features/accounts/verify-email";
import { WithRouter } from "./with-router";

/** allauth as seen from the browser: what was asked, and what it answers. */
let asked: { method: string; path: string; body: unknown }[];
let visited: string[];

function allauth(status: number, body: object, { delay = 0 } = {}) {
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    asked.push({ method: init.method ?? "GET", path, body: init.body ? JSON.parse(String(init.body)) : null });
    await new Promise((resolve) => setTimeout(resolve, delay));
    return Response.json(body, { status });
  });
}

const WAITING = { data: { flows: [{ id: "verify_email", is_pending: true }] }, meta: { is_authenticated: false } };
const refused = (param: string, message: string) => ({ status: 400, errors: [{ code: "refused", param, message }] });

beforeEach(() => {
  asked = [];
  visited = [];
  document.cookie = "csrftoken=abc";
  sessionStorage.clear();
  localStorage.clear();
});

const showSignUp = (intent: Parameters<typeof SignUpForm>[0]["intent"] = null) =>
  render(<WithRouter visited={visited}><SignUpForm intent={intent} /></WithRouter>);
const email = () => screen.getByLabelText(accounts.fields.email);
const password = (label = accounts.fields.password) => screen.getByLabelText(label, { selector: "input" });
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

test("an empty sign-up says what is missing at each field and goes to the first; nothing is sent", async () => {
  allauth(401, WAITING);
  showSignUp();

  await press(accounts.signUp.submit);

  expect(email()).toHaveAccessibleDescription(accounts.refusals.emailMissing);
  expect(password()).toBeInvalid();
  expect(email()).toHaveFocus();
  expect(asked).toEqual([]);
});

test("the password's rules are ticked off while it is typed", async () => {
  showSignUp();
  const rules = screen.getByRole("list", { name: accounts.rules.label });
  expect(rules).toHaveTextContent(`${accounts.rules.length}(${accounts.rules.open})`);

  await userEvent.type(password(), "Kopi-Labs-2026");

  expect(rules).not.toHaveTextContent(accounts.rules.open);
});

test("signing up sends once however often it is pressed, keeps the chosen plan, and leads to the mail", async () => {
  allauth(401, WAITING, { delay: 50 });
  showSignUp({ plan: "starter", interval: "year" });

  await userEvent.type(email(), " mei@kopi.example ");
  await userEvent.type(password(), "Kopi-Labs-2026");
  await userEvent.dblClick(screen.getByRole("button", { name: accounts.signUp.submit }));

  await waitFor(() => expect(visited).toEqual(["/check-mail"]));
  expect(asked).toEqual([
    { method: "POST", path: "/_allauth/browser/v1/auth/signup", body: { name: "", email: "mei@kopi.example", password: "Kopi-Labs-2026" } },
  ]);
  expect(JSON.parse(localStorage.getItem("chosen-plan")!)).toEqual({ plan: "starter", interval: "year" });
});

test("a password that the server finds too common is refused at its field", async () => {
  allauth(400, refused("password", "This password is too common."));
  showSignUp();

  await userEvent.type(email(), "mei@kopi.example");
  await userEvent.type(password(), "Password123");
  await press(accounts.signUp.submit);

  await waitFor(() => expect(password()).toHaveAccessibleDescription("This password is too common."));
  expect(password()).toHaveFocus();
});

test("a form tells browsers and password managers what it holds, and never puts it in an address", () => {
  const { container } = showSignUp();

  expect(email()).toHaveAttribute("autocomplete", "email");
  expect(password()).toHaveAttribute("autocomplete", "new-password");
  expect(container.querySelector("form")).toHaveAttribute("method", "post");
});

test("a wrong password is said at the password; too many tries above the form", async () => {
  allauth(400, refused("password", "The e-mail address or the password is not right."));
  render(<WithRouter visited={visited}><SignInForm next={null} /></WithRouter>);

  await userEvent.type(email(), "mei@kopi.example");
  await userEvent.type(password(), "wrong");
  await press(accounts.signIn.submit);
  await waitFor(() => expect(password()).toHaveAccessibleDescription("The e-mail address or the password is not right."));

  allauth(429, {});
  await userEvent.type(password(), "!");
  await press(accounts.signIn.submit);
  expect(await screen.findByRole("alert")).toHaveTextContent("Too many attempts");
});

test("signing in with an address that is not verified leads to the mail", async () => {
  allauth(401, WAITING);
  render(<WithRouter visited={visited}><SignInForm next="/console/" /></WithRouter>);

  await userEvent.type(email(), "mei@kopi.example");
  await userEvent.type(password(), "Kopi-Labs-2026");
  await press(accounts.signIn.submit);

  await waitFor(() => expect(visited).toEqual(["/check-mail"]));
});

test("opening a verification link does nothing; pressing the button does", async () => {
  allauth(401, { data: { flows: [{ id: "login" }] } });
  render(<VerifyEmail linkKey="abc:def" />);
  expect(asked).toEqual([]);

  await press(accounts.verify.submit);

  expect(await screen.findByText(accounts.verify.doneTitle)).toBeVisible();
  expect(asked).toEqual([{ method: "POST", path: "/_allauth/browser/v1/auth/email/verify", body: { key: "abc:def" } }]);
});

test("a used verification link is explained and leads on", async () => {
  allauth(400, refused("key", "Invalid or expired key."));
  render(<VerifyEmail linkKey="used" />);

  await press(accounts.verify.submit);

  expect(await screen.findByText(accounts.verify.usedTitle)).toBeVisible();
  expect(screen.getByRole("link", { name: accounts.verify.continue })).toHaveAttribute("href", "/welcome");
});

test("the page that waits for mail sends it again, and says when that is too soon or nobody waits", async () => {
  sessionStorage.setItem("sign-up-email", "mei@kopi.example");
  allauth(200, { status: 200 });
  render(<CheckMail />);
  expect(screen.getByText(accounts.checkMail.sentTo("mei@kopi.example"))).toBeVisible();

  await press(accounts.checkMail.resend);
  expect(await screen.findByText(accounts.checkMail.resent)).toBeVisible();
  expect(asked.at(-1)).toMatchObject({ path: "/_allauth/browser/v1/auth/email/verify/resend" });

  allauth(429, {});
  await press(accounts.checkMail.resend);
  expect(await screen.findByText(accounts.checkMail.tooSoon)).toBeVisible();

  allauth(409, {});
  await press(accounts.checkMail.resend);
  expect(await screen.findByText(accounts.checkMail.notWaiting)).toBeVisible();
});

test("asking for a reset says the same whether or not there is an account", async () => {
  allauth(200, { status: 200 });
  render(<ForgotForm />);

  await userEvent.type(email(), "nobody@kopi.example");
  await press(accounts.forgot.submit);

  expect(await screen.findByText(accounts.forgot.sentBody("nobody@kopi.example"))).toBeVisible();
});

test("a reset link that is stale leads to a new one; a good one to signing in", async () => {
  allauth(400, refused("key", "Invalid."));
  const { unmount } = render(<ResetForm linkKey="old" />);
  await userEvent.type(password(accounts.fields.newPassword), "Kopi-Labs-2027");
  await press(accounts.reset.submit);
  expect(await screen.findByRole("link", { name: accounts.reset.again })).toHaveAttribute("href", "/forgot");
  unmount();

  allauth(401, { data: { flows: [{ id: "login" }] } });
  render(<ResetForm linkKey="good" />);
  await userEvent.type(password(accounts.fields.newPassword), "Kopi-Labs-2027");
  await press(accounts.reset.submit);
  expect(await screen.findByText(accounts.reset.doneTitle)).toBeVisible();
});
