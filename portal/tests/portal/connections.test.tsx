import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";

import { ConnectionList } from "../../src/features/connections/connection-list";
import { fakeApi, Portal, problem } from "./support";

const PROVIDERS = [{ id: "google", name: "Google" }, { id: "github", name: "GitHub" }];
const GOOGLE = {
  provider: "google",
  provider_name: "Google",
  subject: "1001",
  account: "mei@kopi.example",
  connected_at: "2026-11-02T08:00:00Z",
  last_used_at: "2026-11-20T08:00:00Z",
  is_last_way_in: false,
};
const REMOVE = "DELETE /api/v1/user/connections/google/1001";

function show(connections: (typeof GOOGLE)[], error: string | null = null, from: string | null = null) {
  return render(<Portal><ConnectionList found={{ providers: PROVIDERS, connections }} error={error} from={from} /></Portal>);
}

afterEach(() => vi.unstubAllGlobals());

test("what is connected and what could be stand beside each other", () => {
  show([GOOGLE]);

  expect(screen.getByText("Connected as mei@kopi.example")).toBeVisible();
  expect(screen.getByText("Since 2 Nov 2026 · last used 20 Nov 2026")).toBeVisible();
  expect(screen.getByRole("button", { name: "Connect GitHub" })).toBeEnabled();
  expect(screen.queryByRole("button", { name: "Connect Google" })).toBeNull();
});

test("connecting leaves for where the platform says", async () => {
  const asked = fakeApi({ "POST /api/v1/user/connections": Response.json({ address: "http://localhost:3100/google" }) });
  const assign = vi.fn();
  vi.stubGlobal("location", { ...window.location, origin: window.location.origin, assign });
  show([]);

  await userEvent.click(screen.getByRole("button", { name: "Connect Google" }));

  expect(asked[0]?.body).toEqual({ provider: "google", next: "/account/connections?from=google" });
  expect(assign).toHaveBeenCalledWith("http://localhost:3100/google");
});

test("disconnecting asks first, and is told", async () => {
  const asked = fakeApi({ [REMOVE]: new Response(null, { status: 204 }) });
  show([GOOGLE]);

  await userEvent.click(screen.getByRole("button", { name: "Disconnect Google (mei@kopi.example)" }));
  expect(asked).toEqual([]);
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Disconnect" }));

  expect(await screen.findByText("Google is disconnected.")).toBeVisible();
  expect(asked.map(({ call }) => call)).toEqual([REMOVE]);
  expect(screen.getByRole("button", { name: "Connect Google" })).toBeEnabled();
});

test("a refusal is shown in its own words", async () => {
  fakeApi({ [REMOVE]: problem(409, "last_way_in", "This is your only way in.") });
  show([GOOGLE]);

  await userEvent.click(screen.getByRole("button", { name: /Disconnect Google/ }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Disconnect" }));

  expect(await screen.findByRole("alert")).toHaveTextContent("This is your only way in.");
  expect(screen.getByText("Connected as mei@kopi.example")).toBeInTheDocument();
});

test("the last way in cannot be pressed, and says what to do", () => {
  show([{ ...GOOGLE, is_last_way_in: true }]);

  expect(screen.getByRole("button", { name: /Disconnect Google/ })).toBeDisabled();
  expect(screen.getByRole("link", { name: "add a passkey" })).toHaveAttribute("href", "/account/security");
});

test.each([
  ["connected_other", "connected to somebody else"],
  ["toString", "That did not work"],
])("%s, which came back with the browser, is a problem", (error, sentence) => {
  show([], error);

  expect(screen.getByRole("alert")).toHaveTextContent(sentence);
});

test("what was connected a moment ago is told, and only if it was", () => {
  const { unmount } = show([GOOGLE], null, "google");
  expect(screen.getByRole("status")).toHaveTextContent("Google is connected.");
  unmount();

  show([GOOGLE], null, "github");
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});

test("stopping on the way is no problem", () => {
  show([], "cancelled");

  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByRole("status")).toHaveTextContent("You stopped on the way");
});
