// @vitest-environment node
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect, test } from "vitest";

import { planCatalogue } from "../../src/lib/plans.server";

test("the catalogue is the file that the platform wrote; without it the build says what to do", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "plans-"));
  expect(() => planCatalogue(folder)).toThrow("orchestrator export_plans");

  mkdirSync(path.join(folder, "generated"));
  writeFileSync(path.join(folder, "generated/plans.json"), '{"currency": "SGD", "plans": []}');
  expect(planCatalogue(folder)).toEqual({ currency: "SGD", plans: [] });
});
