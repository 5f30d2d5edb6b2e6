import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { browserApi } from "../../src/lib/api.browser";
import { changePassword, requestPasswordReset } from "../../src/lib/auth.browser";
import { askForProof, attend } from "../../src/lib/proof";

const problem = (status: number, code: string) => Response.json({ detail: "No.", code, status }, { status });
const wanted = () => problem(403, "fresh_proof_required");
const again = { data: { flows: [{ id: "reauthenticate" }] }, meta: { is_authenticated: true } };

let leave: (() => void) | undefined;

beforeEach(() => {
  document.cookie = "csrftoken=known";
});

afterEach(() => {
  leave?.();
  leave = undefined;
  vi.unstubAllGlobals();
});

function answering(...answers: Response[]) {
  const fetched = vi.fn<typeof fetch>(async () => answers.shift() ?? Response.json({}));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

function person(proven: boolean) {
  const asked = { prove: vi.fn(async () => proven), signedOut: vi.fn() };
  leave = attend(asked);
  return asked;
}

test("a call that wants a fresh proof is sent again, whole, once it was given", async () => {
  const fetched = answering(wanted(), Response.json({ id: "org_1" }));
  const asked = person(true);

  const { response } = await browserApi("kopi").PATCH("/api/v1/organisation", { body: { name: "Kopi" } });

  expect(response.status).toBe(200);
  expect(asked.prove).toHaveBeenCalledOnce();
  const second = fetched.mock.calls[1]![0] as Request;
  expect([second.method, second.headers.get("X-CSRFToken"), await second.json()]).toEqual(["PATCH", "known", { name: "Kopi" }]);
});

test("whoever does not confirm is refused in words, and nothing is sent again", async () => {
  const fetched = answering(wanted());
  person(false);

  const { error } = await browserApi("kopi").PATCH("/api/v1/organisation", { body: { name: "Kopi" } });

  expect(error).toMatchObject({ code: "fresh_proof_required" });
  expect(fetched).toHaveBeenCalledOnce();
});

test("where nobody can be asked, the call is refused", async () => {
  answering(wanted());

  const { response } = await browserApi("kopi").PATCH("/api/v1/organisation", { body: { name: "Kopi" } });

  expect(response.status).toBe(403);
});

test("allauth's own way of asking leads to the same dialog", async () => {
  const fetched = answering(Response.json(again, { status: 401 }), Response.json({ meta: { is_authenticated: true } }));
  person(true);

  const outcome = await changePassword({ current_password: "a", new_password: "b", revoke_keys: false });

  expect(outcome.kind).toBe("signed_in");
  expect(fetched).toHaveBeenCalledTimes(2);
});

test("several calls at once ask once", async () => {
  const asked = person(true);

  expect(await Promise.all([askForProof(), askForProof()])).toEqual([true, true]);
  expect(asked.prove).toHaveBeenCalledOnce();
});

test("a session that is over leads to sign-in", async () => {
  answering(problem(401, "not_authenticated"));
  const asked = person(true);

  await browserApi("kopi").GET("/api/v1/organisation");

  expect(asked.signedOut).toHaveBeenCalledOnce();
  expect(asked.prove).not.toHaveBeenCalled();
});

test("a sign-in that comes while many sign in is tried again", async () => {
  vi.useFakeTimers();
  const fetched = answering(problem(503, "busy"), Response.json({ status: 200 }));

  const outcome = requestPasswordReset("mei@kopi.example");
  await vi.runAllTimersAsync();

  expect((await outcome).kind).toBe("done");
  expect(fetched).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});
