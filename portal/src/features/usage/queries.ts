/** What the organisation has used of its plan in the running period. */
import "server-only";

import type { components } from "../../api/schema";
import { read, visitorApi } from "../../lib/api.server";

export async function getUsage(organisation: string): Promise<components["schemas"]["Usage"]> {
  return read((await visitorApi(organisation)).GET("/api/v1/usage/metrics"));
}
