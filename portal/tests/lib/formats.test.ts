// @vitest-environment node
import { expect, test } from "vitest";

import { annualSaving, dateTime, limit, money, number, percentUsed, relative } from "../../src/lib/formats";

const sgd = (amount: number) => ({ amount, currency: "SGD" });

test("money names its currency and shows cents only when there are some", () => {
  expect(money(sgd(3900))).toBe("SGD 39");
  expect(money(sgd(129000))).toBe("SGD 1,290");
  expect(money(sgd(3950))).toBe("SGD 39.50");
  expect(money(sgd(3900), { cents: true })).toBe("SGD 39.00");
  expect(money({ amount: 500, currency: "JPY" })).toBe("JPY 500");
});

test("a moment is shown in the organisation's zone, which is named", () => {
  expect(dateTime("2026-12-05T06:05:00Z", "Asia/Singapore")).toMatch(/^5 Dec 2026, 14:05 (SGT|GMT\+8)$/);
  expect(dateTime("2026-12-04T23:30:00Z", "Asia/Singapore")).toMatch(/^5 Dec 2026, 07:30 /);
  expect(dateTime("2026-12-04T23:30:00Z")).toBe("4 Dec 2026, 23:30 UTC");
});

test("how far away a moment is", () => {
  const noon = new Date("2026-12-05T12:00:00Z");
  expect(relative("2026-12-08T13:00:00Z", noon)).toBe("in 3 days");
  expect(relative("2026-12-05T10:00:00Z", noon)).toBe("2 hours ago");
  expect(relative("2026-12-04T11:00:00Z", noon)).toBe("yesterday");
});

test("numbers, limits and shares of them", () => {
  expect(number(1234567)).toBe("1,234,567");
  expect(limit(null)).toBe("Unlimited");
  expect(limit(1000)).toBe("1,000");
  expect(percentUsed(8402, 10000)).toBe(84);
  expect(percentUsed(12000, 10000)).toBe(100);
  expect(percentUsed(12000, null)).toBe(0);
  expect(percentUsed(0, 0)).toBe(100);
});

test("what paying yearly saves is computed; nothing is promised where nothing is saved", () => {
  expect(annualSaving(sgd(3900), sgd(39000))).toBe(17);
  expect(annualSaving(sgd(0), sgd(0))).toBeNull();
  expect(annualSaving(sgd(3900), sgd(3900 * 12))).toBeNull();
  expect(annualSaving(sgd(3900), null)).toBeNull();
});
