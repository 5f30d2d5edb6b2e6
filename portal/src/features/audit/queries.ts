/** The facts of an organisation, newest first. */
import "server-only";

import type { components } from "../../api/schema";
import { readIfAllowed, visitorApi } from "../../lib/api.server";

/** Null where the visitor's role may not see them. */
export async function getFacts(organisation: string): Promise<components["schemas"]["Facts"] | null> {
  return readIfAllowed((await visitorApi(organisation)).GET("/api/v1/audit/facts"));
}
