import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";

import { billing } from "../../src/features/billing/messages";
import { Settlement } from "../../src/features/billing/settlement";
import { count, fakeApi, KOPI, Portal, problem, subscriptionTo } from "./support";

const words = billing.settlement;
const SETTLE = "POST /api/v1/subscription/settlement";

const answered = (status: string) => Response.json({ status, subscription: subscriptionTo("starter") });
const show = () => render(<Portal><Settlement organisation={KOPI} session="cs_1" /></Portal>);

afterEach(() => {
  vi.useRealTimers();
});

test("the page settles by itself, and says what is in force", async () => {
  const answers = [answered("processing"), answered("processing"), answered("settled")];
  const asked = fakeApi({ [SETTLE]: () => answers.shift()! });
  show();

  expect(screen.getByRole("status")).toHaveTextContent(words.confirming);
  expect(await screen.findByText(words.settledTitle("Starter"), {}, { timeout: 5_000 })).toBeVisible();

  expect(screen.getByText("10,000")).toBeVisible();
  expect(screen.getByText("22 Dec 2026")).toBeVisible();
  expect(screen.getByRole("link", { name: words.toDashboard })).toHaveAttribute("href", "/kopi-labs");
  expect(asked[0]).toEqual({ call: SETTLE, organisation: "kopi-labs", csrf: "token", body: { session_id: "cs_1" } });
  expect(asked.every(({ call }) => call === SETTLE)).toBe(true);
}, 10_000);

test("once settled it stops asking", async () => {
  const asked = fakeApi({ [SETTLE]: answered("settled") });
  show();
  await screen.findByText(words.settledTitle("Starter"));

  await new Promise((resolve) => setTimeout(resolve, 1_500));

  expect(count(asked, SETTLE)).toBe(1);
});

test("a checkout that was left or has run out cost nothing, and leads back to the plans", async () => {
  fakeApi({ [SETTLE]: answered("expired") });
  show();

  expect(await screen.findByText(words.expiredTitle)).toBeVisible();
  expect(screen.getByRole("link", { name: words.toPlans })).toHaveAttribute("href", "/kopi-labs/plans");
});

test("an unknown checkout is explained, and not asked for again", async () => {
  const asked = fakeApi({ [SETTLE]: problem(404, "not_found", "There is no such checkout.") });
  show();

  expect(await screen.findByText(words.unknownTitle)).toBeVisible();
  expect(count(asked, SETTLE)).toBe(1);
});

test("a server that fails for a moment is asked again", async () => {
  const answers = [problem(502, "provider_unavailable", "Stripe does not answer."), answered("settled")];
  fakeApi({ [SETTLE]: () => answers.shift()! });
  show();

  expect(screen.getByRole("status")).toHaveTextContent(words.confirming);
  expect(await screen.findByText(words.settledTitle("Starter"), {}, { timeout: 4_000 })).toBeVisible();
}, 10_000);

test("after a minute it stops, says that nothing is lost, and can be asked again", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let status = "processing";
  const asked = fakeApi({ [SETTLE]: () => answered(status) });
  show();

  await act(() => vi.advanceTimersByTimeAsync(62_000));
  expect(screen.getByText(words.slowTitle)).toBeVisible();
  const before = count(asked, SETTLE);
  expect(before).toBeGreaterThan(50);
  await act(() => vi.advanceTimersByTimeAsync(5_000));
  expect(count(asked, SETTLE)).toBe(before);

  status = "settled";
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  await user.click(screen.getByRole("button", { name: words.again }));
  expect(await screen.findByText(words.settledTitle("Starter"))).toBeVisible();
}, 15_000);
