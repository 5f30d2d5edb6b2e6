import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { ProviderButtons } from "../../src/features/accounts/provider-buttons";
import { ProviderProblem } from "../../src/features/accounts/provider-problem";
import { takeIntent } from "../../src/lib/intent";

const BOTH = [{ id: "google", name: "Google" }, { id: "github", name: "GitHub" }];
const WAY = "http://localhost:3100/google/o/oauth2/v2/auth?state=x";
const asked: unknown[] = [];
const assign = vi.fn();

beforeEach(() => {
  asked.length = 0;
  document.cookie = "csrftoken=abc";
  vi.stubGlobal("location", { ...window.location, assign });
  vi.stubGlobal("fetch", async (address: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
    asked.push({ address, token: headers["X-CSRFToken"], ...JSON.parse(body) });
    return Response.json({ status: 200, data: { address: WAY } });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  assign.mockReset();
});

test("without a provider there is no button and no line between", () => {
  const { container } = render(<ProviderButtons providers={[]} next={null} />);

  expect(container).toBeEmptyDOMElement();
});

test("a press leaves for the provider and says where to come back to", async () => {
  render(<ProviderButtons providers={BOTH} next="/kopi-labs/billing?tab=1" />);

  await userEvent.click(screen.getByRole("button", { name: "Continue with GitHub" }));

  expect(asked).toEqual([
    {
      address: "/_allauth/browser/v1/auth/provider/redirect",
      token: "abc",
      provider: "github",
      callback_url: "/sign-in/return?next=%2Fkopi-labs%2Fbilling%3Ftab%3D1",
    },
  ]);
  expect(assign).toHaveBeenCalledWith(WAY);
});

test("the plan that was chosen before is not forgotten on the way", async () => {
  render(<ProviderButtons providers={BOTH} next="/welcome" intent={{ plan: "starter", interval: "year" }} />);

  await userEvent.click(screen.getByRole("button", { name: "Continue with Google" }));

  expect(takeIntent()).toEqual({ plan: "starter", interval: "year" });
});

test("a server that cannot be reached is said to be so, and one can try again", async () => {
  vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("down")));
  render(<ProviderButtons providers={BOTH} next={null} />);

  await userEvent.click(screen.getByRole("button", { name: "Continue with Google" }));

  expect(await screen.findByRole("alert")).toHaveTextContent("not possible at the moment");
  expect(assign).not.toHaveBeenCalled();
  expect(screen.getByRole("button", { name: "Continue with Google" })).toBeEnabled();
});

test.each([
  ["cancelled", "You have not signed in"],
  ["sign_in_first", "Sign in another way first"],
  ["no_verified_address", "That account has no verified address"],
  ["<script>", "That did not work"],
  ["toString", "That did not work"],
])("%s is told in a sentence", (code, title) => {
  render(<ProviderProblem code={code} />);

  expect(screen.getByRole("status")).toHaveTextContent(title);
});

test("nothing went wrong, nothing is said", () => {
  const { container } = render(<ProviderProblem code={null} />);

  expect(container).toBeEmptyDOMElement();
});
