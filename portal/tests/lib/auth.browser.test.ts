import { beforeEach, expect, test, vi } from "vitest";

import { FORM_SENTENCES, outcome, signIn, signUp } from "../../src/lib/auth.browser";
import { csrfToken } from "../../src/lib/csrf";

beforeEach(() => {
  document.cookie = "csrftoken=; expires=Thu, 01 Jan 1970 00:00:00 GMT";
  vi.unstubAllGlobals();
});

test("what allauth's answers mean", () => {
  const waiting = { data: { flows: [{ id: "login" }, { id: "verify_email", is_pending: true }] }, meta: { is_authenticated: false } };
  const inside = { data: { user: { id: "usr_1", email: "mei@kopi.example", display: "Mei" } }, meta: { is_authenticated: true } };

  expect(outcome(200, inside)).toEqual({ kind: "signed_in", person: { id: "usr_1", email: "mei@kopi.example", display: "Mei" } });
  expect(outcome(401, waiting)).toEqual({ kind: "verify_email" });
  expect(outcome(401, { data: { flows: [{ id: "login" }] } })).toEqual({ kind: "done" });
  expect(outcome(401, { data: { flows: [{ id: "mfa_authenticate", is_pending: true, types: ["totp"] }] } })).toEqual({ kind: "second_factor", types: ["totp"] });
  expect(outcome(401, { data: { flows: [{ id: "mfa_trust", is_pending: true }] } })).toEqual({ kind: "trust" });
  expect(outcome(409, {})).toEqual({ kind: "conflict" });
  expect(outcome(429, null)).toMatchObject({ kind: "refused", form: FORM_SENTENCES.limited, isLimited: true });
  expect(outcome(403, {})).toMatchObject({ form: FORM_SENTENCES.closed });
  expect(outcome(403, { detail: "This page has been open for too long." })).toMatchObject({ form: "This page has been open for too long." });
  expect(outcome(502, null)).toMatchObject({ form: FORM_SENTENCES.unexpected });
});

test("errors go to their fields; two of one field are both said", () => {
  const errors = [
    { message: "Too short.", code: "short", param: "password" },
    { message: "Too common.", code: "common", param: "password" },
    { message: "Something else.", code: "other" },
  ];

  expect(outcome(400, { errors })).toEqual({
    kind: "refused",
    fields: { password: "Too short. Too common." },
    codes: ["short", "common", "other"],
    form: "Something else.",
    isLimited: false,
  });
});

test("the first write fetches a CSRF token, and sends it", async () => {
  const asked: Request[] = [];
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    asked.push(new Request(new URL(path, "http://localhost:3000"), init));
    if (path.endsWith("/config")) document.cookie = "csrftoken=abc%3D";
    return Response.json({ meta: { is_authenticated: false }, data: { flows: [] } }, { status: 401 });
  });

  await signUp({ email: "mei@kopi.example", password: "Kopi-Labs-2026" });

  expect(asked.map(({ method }) => method)).toEqual(["GET", "POST"]);
  expect(asked[1]!.headers.get("X-CSRFToken")).toBe("abc=");
});

test("a network that is down is a refusal with a sentence", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));

  expect(await signIn({ email: "a@b.example", password: "x" })).toMatchObject({ kind: "refused", form: FORM_SENTENCES.unreachable });
});

test("the token is found among other cookies", () => {
  expect(csrfToken("a=1; csrftoken=xyz; b=2")).toBe("xyz");
  expect(csrfToken("notcsrftoken=xyz")).toBeNull();
});
