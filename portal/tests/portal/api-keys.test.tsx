import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { components } from "../../src/api/schema";
import { ApiKeys } from "../../src/features/api-keys/api-keys";
import { apiKeys as words } from "../../src/features/api-keys/messages";
import { aCall, count, fakeApi, KOPI, Portal, problem, usageWith } from "./support";

type ApiKey = components["schemas"]["ApiKey"];

const CREATE = "POST /api/v1/api-keys";
const LIST = "GET /api/v1/api-keys";
const USAGE = "GET /api/v1/usage/metrics";
const SCOPES = [
  { code: "records:read", label: "Read records" },
  { code: "records:write", label: "Write records" },
];

const aKey = (more: Partial<ApiKey> = {}): ApiKey => ({
  id: "key_1",
  name: "Production",
  hint: "sam_test_…x7Qp",
  scopes: ["records:read"],
  created_at: "2026-11-22T03:00:00Z",
  last_used_at: null,
  revoked_at: null,
  created_by: "Mei Tan",
  ...more,
});
const created = () => Response.json({ ...aKey(), secret: "sam_test_secret" }, { status: 201 });
const list = (...keys: ApiKey[]) => Response.json({ data: keys, next_cursor: null });

function show({ keys = [] as ApiKey[], mayManage = true, refreshed = vi.fn() } = {}) {
  render(
    <Portal refreshed={refreshed}>
      <ApiKeys organisation={KOPI} keys={{ data: keys, next_cursor: null }} scopes={SCOPES} mayManage={mayManage} origin="https://sample.example" />
    </Portal>,
  );
  return { refreshed };
}

const open = () => userEvent.click(screen.getByRole("button", { name: words.create }));
const submit = () => screen.getByRole("button", { name: words.form.submit });

test("a key without a name is not asked for, and the field says so", async () => {
  const asked = fakeApi({});
  show();

  await open();
  await userEvent.click(submit());

  expect(screen.getByLabelText(words.form.name)).toHaveFocus();
  expect(screen.getByText(words.form.nameMissing)).toBeVisible();
  expect(asked).toEqual([]);
});

test("a new key is asked for once, shown once beside its call, and the list is read again", async () => {
  const asked = fakeApi({ [CREATE]: created(), [LIST]: list(aKey()), [USAGE]: Response.json(usageWith()) });
  const { refreshed } = show();

  await open();
  await userEvent.type(screen.getByLabelText(words.form.name), " Production ");
  await userEvent.click(screen.getByRole("checkbox", { name: /Write records/ }));
  await userEvent.dblClick(submit());

  const panel = await screen.findByRole("region", { name: words.created.title("Production") });
  expect(within(panel).getByText("sam_test_secret")).toBeVisible();
  expect(within(panel).getByText(/^curl https:\/\/sample\.example\/api\/v1\/records .*Bearer sam_test_secret/)).toBeVisible();
  expect(within(panel).getByText(words.created.warning)).toBeVisible();
  expect(within(panel).getByText(words.firstCall.waiting)).toBeVisible();
  expect(asked.filter(({ call }) => call === CREATE)).toEqual([
    { call: CREATE, organisation: "kopi-labs", csrf: "token", body: { name: "Production", scopes: ["records:read"] } },
  ]);
  expect(refreshed).toHaveBeenCalledOnce();

  await userEvent.click(within(panel).getByRole("button", { name: words.created.done }));
  expect(screen.queryByText("sam_test_secret")).toBeNull();
});

test("a refusal at a field stands at the field, any other above the buttons", async () => {
  const answers = { [CREATE]: problem(400, "invalid", "Some fields are not right.", [{ pointer: "#/name", detail: "This name is taken." }]) };
  fakeApi(answers);
  show();
  await open();
  await userEvent.type(screen.getByLabelText(words.form.name), "Production");

  await userEvent.click(submit());
  expect(await screen.findByText("This name is taken.")).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();

  answers[CREATE] = problem(403, "role_required", "Your role does not allow this.");
  await userEvent.click(submit());
  expect(await screen.findByRole("alert")).toHaveTextContent("Your role does not allow this.");
});

test("the panel says that the first call came when this very key was used", async () => {
  let keys = list(aKey());
  fakeApi({
    [CREATE]: created(),
    [LIST]: () => keys.clone(),
    // Another key of the same name is busy: it is not this one's call.
    [USAGE]: () => Response.json(usageWith([aCall()])),
  });
  show();
  await open();
  await userEvent.type(screen.getByLabelText(words.form.name), "Production{Enter}");
  await screen.findByText(words.firstCall.waiting);
  expect(screen.queryByText(words.firstCall.received)).toBeNull();

  keys = list(aKey({ last_used_at: "2026-11-22T03:00:05Z" }));

  expect(await screen.findByText(words.firstCall.received, {}, { timeout: 4_000 })).toBeVisible();
  expect(screen.getByText(words.firstCall.receivedBody("POST /api/v1/records", 201, "11:00:05 SGT"))).toBeVisible();
}, 10_000);

test("a key is revoked only after the question was answered", async () => {
  const asked = fakeApi({ "DELETE /api/v1/api-keys/key_1": new Response(null, { status: 204 }) });
  const { refreshed } = show({ keys: [aKey()] });
  const revoke = () => userEvent.click(screen.getByRole("button", { name: words.revoke.buttonFor("Production") }));

  await revoke();
  await userEvent.click(screen.getByRole("button", { name: words.revoke.cancel }));
  expect(asked).toEqual([]);

  await revoke();
  await userEvent.click(screen.getByRole("button", { name: words.revoke.confirm }));
  await waitFor(() => expect(refreshed).toHaveBeenCalledOnce());
  expect(count(asked, "DELETE /api/v1/api-keys/key_1")).toBe(1);
});

test("who may only look is told whom to ask, and finds no buttons", () => {
  fakeApi({});
  show({ keys: [aKey(), aKey({ id: "key_2", name: "Old", revoked_at: "2026-11-22T04:00:00Z" })], mayManage: false });

  expect(screen.getByRole("note")).toHaveTextContent(words.roleNote);
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.getByText(words.showRevoked(1))).toBeVisible();
});
