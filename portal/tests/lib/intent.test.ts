import { beforeEach, expect, test } from "vitest";

import { intentFrom, rememberIntent, takeIntent } from "../../src/lib/intent";

beforeEach(() => localStorage.clear());

test("a plan that was chosen before signing up is offered once afterwards", () => {
  rememberIntent(intentFrom("starter", "year"));

  expect(takeIntent()).toEqual({ plan: "starter", interval: "year" });
  expect(takeIntent()).toBeNull();
});

test("nonsense in the address or in the store is not an intent", () => {
  expect(intentFrom(undefined, "year")).toBeNull();
  expect(intentFrom("../evil", "year")).toBeNull();
  expect(intentFrom("starter", "week")).toEqual({ plan: "starter", interval: "month" });

  localStorage.setItem("chosen-plan", "{broken");
  expect(takeIntent()).toBeNull();
});
