import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { billing } from "../../src/features/billing/messages";
import { PlanComparison } from "../../src/features/billing/plan-comparison";
import type { Plan } from "../../src/features/billing/plan-state";
import { count, fakeApi, LIMITS, problem, subscriptionTo } from "./support";

const words = billing.plans;
const UPGRADE = "POST /api/v1/subscription/upgrade";
const CHECKOUT = "https://pay.example/c/1";

const plan = (code: string, name: string, cents: number): Plan => ({
  code,
  name,
  summary: "",
  highlighted: code === "professional",
  prices: {
    month: { amount: cents, currency: "SGD", display: "" },
    year: { amount: cents * 10, currency: "SGD", display: "" },
  },
  limits: LIMITS,
  features: [],
});
const PLANS = [plan("free", "Free", 0), plan("starter", "Starter", 3900), plan("professional", "Professional", 12900)];
const TRIAL = subscriptionTo("professional", { source: "trial", status: "trialing", interval: null });

function show(more: Partial<Parameters<typeof PlanComparison>[0]> = {}) {
  const leave = vi.fn();
  render(<PlanComparison organisation="kopi-labs" plans={PLANS} subscription={TRIAL} mayChoose leave={leave} {...more} />);
  return leave;
}

const choose = (name: string) => screen.getByRole("button", { name: words.choose(name) });

test("choosing a plan twice opens one checkout", async () => {
  let answer: (response: Response) => void = () => undefined;
  const asked = fakeApi({ [UPGRADE]: () => new Promise<Response>((resolve) => (answer = resolve)) });
  const leave = show();

  await userEvent.dblClick(choose("Starter"));
  expect(await screen.findByText(words.opening)).toBeVisible();
  expect(choose("Professional")).toBeDisabled();
  await userEvent.click(screen.getByRole("button", { name: new RegExp(words.opening) }));
  answer(Response.json({ id: "chk_1", checkout_url: CHECKOUT }, { status: 201 }));

  await vi.waitFor(() => expect(leave).toHaveBeenCalledExactlyOnceWith(CHECKOUT));
  expect(asked.map(({ call, body }) => ({ call, body }))).toEqual([{ call: UPGRADE, body: { plan: "starter", interval: "month" } }]);
  // The browser is on its way out: nothing can be pressed again.
  expect(choose("Professional")).toBeDisabled();
});

test("paying yearly shows the year's price and asks for it", async () => {
  const asked = fakeApi({ [UPGRADE]: Response.json({ id: "chk_1", checkout_url: CHECKOUT }, { status: 201 }) });
  show();

  await userEvent.click(screen.getByRole("radio", { name: /Yearly/ }));
  expect(screen.getByText("SGD 390")).toBeVisible();
  expect(screen.getByText(words.billedYearly("SGD 32.50"))).toBeVisible();
  await userEvent.click(choose("Starter"));

  expect(asked[0]?.body).toEqual({ plan: "starter", interval: "year" });
});

test("a refusal is shown in its own words, and another try is possible", async () => {
  const asked = fakeApi({ [UPGRADE]: problem(409, "already_subscribed", "This organisation already pays for a plan.") });
  const leave = show();

  await userEvent.click(choose("Starter"));
  expect(await screen.findByRole("alert")).toHaveTextContent("already pays");
  await userEvent.click(choose("Starter"));

  await vi.waitFor(() => expect(count(asked, UPGRADE)).toBe(2));
  expect(leave).not.toHaveBeenCalled();
});

test("a page that the browser brings back as it was left can be used again", async () => {
  fakeApi({ [UPGRADE]: Response.json({ id: "chk_1", checkout_url: CHECKOUT }, { status: 201 }) });
  const leave = show();
  await userEvent.click(choose("Starter"));
  await vi.waitFor(() => expect(leave).toHaveBeenCalledOnce());

  const back = new Event("pageshow");
  Object.defineProperty(back, "persisted", { value: true });
  window.dispatchEvent(back);

  await vi.waitFor(() => expect(choose("Starter")).toBeEnabled());
});

test("who may not pay, and who pays already, finds no way to a checkout but the reason", () => {
  show({ mayChoose: false });
  expect(screen.getByRole("note")).toHaveTextContent(words.roleNote);
  expect(screen.queryByRole("button")).toBeNull();
});

test("who pays already is told how to change", () => {
  show({ subscription: subscriptionTo("starter") });
  expect(screen.getByRole("note")).toHaveTextContent(words.paidNote("Starter"));
  expect(screen.queryByRole("button")).toBeNull();
});

test("the plan that somebody chose before signing up is waiting, with its interval", () => {
  show({ wanted: { plan: "starter", interval: "year" } });

  expect(screen.getByRole("radio", { name: /Yearly/ })).toBeChecked();
  expect(choose("Starter")).toHaveClass("button--primary");
  expect(choose("Professional")).not.toHaveClass("button--primary");
});
