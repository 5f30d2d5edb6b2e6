import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { ProviderButtons } from "../../src/features/accounts/provider-buttons";
import { ProviderProblem } from "../../src/features/accounts/provider-problem";
import { takeIntent } from "../../src/lib/intent";

const BOTH = [{ id: "google", name: "Google" }, { id: "github", name: "GitHub" }];
const sent: Record<string, string>[] = [];

beforeEach(() => {
  sent.length = 0;
  document.cookie = "csrftoken=abc";
  vi.spyOn(HTMLFormElement.prototype, "submit").mockImplementation(function (this: HTMLFormElement) {
    sent.push({ action: this.getAttribute("action") ?? "", ...Object.fromEntries(new FormData(this) as unknown as Iterable<[string, string]>) });
  });
});

afterEach(() => vi.restoreAllMocks());

test("without a provider there is no button and no line between", () => {
  const { container } = render(<ProviderButtons providers={[]} next={null} />);

  expect(container).toBeEmptyDOMElement();
});

test("a press leaves for the provider and says where to come back to", async () => {
  render(<ProviderButtons providers={BOTH} next="/kopi-labs/billing?tab=1" />);

  await userEvent.click(screen.getByRole("button", { name: "Continue with GitHub" }));

  expect(sent).toEqual([
    {
      action: "/_allauth/browser/v1/auth/provider/redirect",
      provider: "github",
      callback_url: "/sign-in/return?next=%2Fkopi-labs%2Fbilling%3Ftab%3D1",
      process: "login",
      csrfmiddlewaretoken: "abc",
    },
  ]);
});

test("the plan that was chosen before is not forgotten on the way", async () => {
  render(<ProviderButtons providers={BOTH} next="/welcome" intent={{ plan: "starter", interval: "year" }} />);

  await userEvent.click(screen.getByRole("button", { name: "Continue with Google" }));

  expect(takeIntent()).toEqual({ plan: "starter", interval: "year" });
});

test("a server that cannot be reached is said to be so, and one can try again", async () => {
  document.cookie = "csrftoken=; expires=Thu, 01 Jan 1970 00:00:00 GMT";
  vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("down"));
  render(<ProviderButtons providers={BOTH} next={null} />);

  await userEvent.click(screen.getByRole("button", { name: "Continue with Google" }));

  expect(await screen.findByRole("alert")).toHaveTextContent("The server could not be reached");
  expect(sent).toEqual([]);
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
