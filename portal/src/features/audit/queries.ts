/** The facts of an organisation, newest first. */
import "server-only";

import { readIfAllowed, visitorApi } from "../../lib/api.server";
import type { Facts } from "./facts";

/** Null where the visitor's role may not see them. */
export async function getFacts(organisation: string): Promise<Facts | null> {
  return readIfAllowed((await visitorApi(organisation)).GET("/api/v1/audit/facts"));
}
