import { render, screen } from "@testing-library/react";
import { usePathname } from "next/navigation";
import { beforeEach, expect, test, vi } from "vitest";

import { AccountNavigation } from "../../src/features/account/account-navigation";

vi.mock("next/navigation", () => ({ usePathname: vi.fn() }));

beforeEach(() => {
  // A telephone: five entries of 120 px in a row that shows 360.
  Object.defineProperties(HTMLElement.prototype, {
    clientWidth: { configurable: true, get: () => 360 },
    offsetWidth: { configurable: true, get: () => 120 },
    offsetLeft: { configurable: true, get: () => 480 },
  });
});

test("the page one is on is marked, and no other", () => {
  vi.mocked(usePathname).mockReturnValue("/account/delete");
  render(<AccountNavigation />);

  const current = screen.getAllByRole("link").filter((link) => link.getAttribute("aria-current") === "page");
  expect(current.map((link) => link.textContent)).toEqual(["Delete account"]);
});

test("where the row is too long it shows the page one is on", () => {
  vi.mocked(usePathname).mockReturnValue("/account/delete");
  render(<AccountNavigation />);

  expect(screen.getByRole("navigation").scrollLeft).toBe(480 - (360 - 120) / 2);
});
