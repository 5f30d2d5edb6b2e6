/** The plan catalogue that the build was given: the one source of every price that the public pages show. */
import "server-only";

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import type { components } from "../api/schema";

export type Plans = components["schemas"]["Plans"];
export type Plan = components["schemas"]["Plan"];

/** Read while a static page is built, never while it is served. */
export function planCatalogue(folder = process.cwd()): Plans {
  const file = path.join(/* turbopackIgnore: true */ folder, "generated", "plans.json");
  if (!existsSync(file)) throw new Error(`There is no ${file}. Write it with: orchestrator export_plans`);
  return JSON.parse(readFileSync(file, "utf8")) as Plans;
}
