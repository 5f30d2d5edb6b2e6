import { focusManager } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";

import { firstSteps } from "../../src/features/onboarding/messages";
import { FirstSteps } from "../../src/features/onboarding/first-steps";
import { daysOf, roundUp } from "../../src/features/usage/days";
import { usage as words } from "../../src/features/usage/messages";
import { RecentCalls } from "../../src/features/usage/recent-calls";
import { RequestsChart } from "../../src/features/usage/requests-chart";
import { UsageCard } from "../../src/features/usage/usage-card";
import { aCall, count, fakeApi, Portal, problem, usageWith } from "./support";

const USAGE = "GET /api/v1/usage/metrics";
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

afterEach(() => focusManager.setFocused(undefined));

test("a call appears by itself in every part of the page, for one request each two seconds", async () => {
  let now = usageWith();
  const asked = fakeApi({ [USAGE]: () => Response.json(now) });
  const initial = usageWith();
  render(
    <Portal>
      <UsageCard organisation="kopi-labs" initial={initial} />
      <RequestsChart organisation="kopi-labs" initial={initial} onceCalled />
      <RecentCalls organisation="kopi-labs" initial={initial} />
    </Portal>,
  );
  expect(screen.getByText(words.recent.emptyTitle)).toBeVisible();
  expect(screen.queryByText(words.chart.title)).toBeNull();
  await waitFor(() => expect(count(asked, USAGE)).toBe(1));

  now = usageWith([aCall()], 1);

  const table = await screen.findByRole("table", { name: words.recent.title }, { timeout: 4_000 });

  expect(within(table).getByText("/api/v1/records", { exact: false })).toBeVisible();
  expect(within(table).getByText("11:00:05 SGT")).toBeVisible();
  expect(screen.getByRole("meter", { name: words.title })).toHaveAttribute("aria-valuetext", "1 of 1,000");
  expect(screen.getByText(words.chart.title)).toBeVisible();
  expect(count(asked, USAGE)).toBe(2);
}, 10_000);

test("a page that nobody looks at asks for nothing", async () => {
  const asked = fakeApi({ [USAGE]: () => Response.json(usageWith()) });
  focusManager.setFocused(false);
  render(<Portal><UsageCard organisation="kopi-labs" initial={usageWith()} /></Portal>);
  await later(100);
  const before = count(asked, USAGE);

  await later(2_500);

  expect(count(asked, USAGE)).toBe(before);
}, 10_000);

test("figures that cannot be renewed stay, and say that they are old", async () => {
  fakeApi({ [USAGE]: () => problem(503, "unavailable", "Not now.") });
  render(<Portal><UsageCard organisation="kopi-labs" initial={usageWith([], 12)} /></Portal>);

  expect(await screen.findByText(words.stale, {}, { timeout: 4_000 })).toBeVisible();
  expect(screen.getByText("12")).toBeVisible();
}, 10_000);

test("who nears the limit, or reaches it, is told and led to the plans", () => {
  fakeApi({ [USAGE]: () => Response.json(usageWith([], 1_000)) });
  render(<Portal><UsageCard organisation="kopi-labs" initial={usageWith([], 1_000)} /></Portal>);

  expect(screen.getByText(words.reached)).toBeVisible();
  expect(screen.getByText(words.resets("5 Dec 2026, 00:00 SGT"))).toBeVisible();
  expect(screen.getByRole("link", { name: words.comparePlans })).toHaveAttribute("href", "/kopi-labs/plans");
});

test("the chart has every day of the period in the organisation's zone, and a table of them", () => {
  fakeApi({ [USAGE]: () => Response.json(usageWith([], 3)) });
  const days = daysOf(usageWith([], 3));
  expect(days).toHaveLength(30);
  expect(days[0]).toEqual({ day: "2026-11-05", count: 0 });
  expect(days.at(-1)).toEqual({ day: "2026-12-04", count: 0 });
  expect([0, 5, 7, 810, 1_000, 2_001].map(roundUp)).toEqual([5, 5, 10, 1_000, 1_000, 5_000]);

  render(<Portal><RequestsChart organisation="kopi-labs" initial={usageWith([], 3)} /></Portal>);
  const table = within(screen.getByRole("region", { name: words.chart.title, hidden: true }));
  expect(table.getByRole("row", { name: "22 Nov 2026 3", hidden: true })).toBeInTheDocument();
});

test("the first steps lead to a key, then to a call, and notice it", async () => {
  let now = usageWith();
  fakeApi({ [USAGE]: () => Response.json(now) });
  const steps = (hasKey: boolean) => (
    <Portal>
      <FirstSteps organisation="kopi-labs" origin="https://sample.example" usage={usageWith()} hasKey={hasKey} mayCreate />
    </Portal>
  );
  const { unmount } = render(steps(false));
  expect(screen.getByRole("link", { name: firstSteps.key.action })).toHaveAttribute("href", "/kopi-labs/api-keys?create=1");
  unmount();

  render(steps(true));
  expect(screen.getByText(firstSteps.progress(2, 3))).toBeVisible();
  expect(screen.getByText(/curl https:\/\/sample\.example/)).toBeVisible();
  now = usageWith([aCall()]);

  expect(await screen.findByText(firstSteps.finished.body, {}, { timeout: 4_000 })).toBeVisible();
}, 10_000);
