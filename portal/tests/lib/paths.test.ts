// @vitest-environment node
import { expect, test } from "vitest";

import { safeNext, signInPath } from "../../src/lib/paths";

test.each(["/kopi-labs", "/kopi-labs/billing?a=1#b", "/console/", "/console/login/?next=/console/"])("%s is a way back", (path) => {
  expect(safeNext(path)).toBe(path);
});

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "\\\\evil.example",
  "javascript:alert(1)",
  "kopi-labs",
  "",
  null,
  undefined,
  "/sign-in?next=/sign-in",
  "/sign-up",
  "/verify/abc",
])("%s leads to the fallback, not away", (path) => {
  expect(safeNext(path, "/welcome")).toBe("/welcome");
});

test("a path that walks upward stays on this site", () => {
  expect(safeNext("/a/../../..//evil.example")).toMatch(/^\/(?!\/)/);
});

test("the sign-in page leads back to where one was", () => {
  expect(signInPath("/kopi-labs/billing?a=1")).toBe("/sign-in?next=%2Fkopi-labs%2Fbilling%3Fa%3D1");
  expect(signInPath("/")).toBe("/sign-in");
  expect(signInPath(null)).toBe("/sign-in");
});
