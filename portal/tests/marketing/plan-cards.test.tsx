import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import type { components } from "../../src/api/schema";
import { marketing as words } from "../../src/features/marketing/messages";
import { PlanCards } from "../../src/features/marketing/plan-cards";
import { PlanTable } from "../../src/features/marketing/plan-table";

type Plan = components["schemas"]["Plan"];

const price = (amount: number) => ({ amount, currency: "SGD", display: `SGD ${amount / 100}` });
const plan = (code: string, month: number, year: number): Plan => ({
  code,
  name: code,
  summary: "",
  highlighted: code === "starter",
  prices: { month: price(month), year: price(year) },
  limits: { api_calls_per_month: 10000, seats: 5, requests_per_hour: 5000 },
  features: ["10,000 API calls a month"],
});
const catalogue = { currency: "SGD", plans: [plan("free", 0, 0), plan("starter", 3900, 39000)] };

test("both intervals of each plan are there, and the saving is worked out from them", () => {
  render(<PlanCards catalogue={catalogue} />);

  expect(screen.getByText("SGD 39")).toBeInTheDocument();
  expect(screen.getByText("SGD 390")).toBeInTheDocument();
  expect(screen.getAllByText(words.save(17))).toHaveLength(2);
  expect(screen.getByRole("radio", { name: words.monthly })).toBeChecked();
});

test("the chosen plan and interval go along to signing up; Free needs none", () => {
  render(<PlanCards catalogue={catalogue} />);

  const links = screen.getAllByRole("link").map((link) => link.getAttribute("href"));

  expect(links).toEqual(["/sign-up", "/sign-up", "/sign-up?plan=starter&interval=month", "/sign-up?plan=starter&interval=year"]);
});

test("the table says what each plan allows", () => {
  render(<PlanTable catalogue={catalogue} />);

  const row = screen.getByRole("row", { name: /API calls a month/ });
  expect(within(row).getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["10,000", "10,000"]);
});
