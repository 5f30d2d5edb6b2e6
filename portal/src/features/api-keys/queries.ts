/** The organisation's keys, without their secrets. */
import "server-only";

import type { components } from "../../api/schema";
import { read, visitorApi } from "../../lib/api.server";

export async function getApiKeys(organisation: string): Promise<components["schemas"]["ApiKeys"]> {
  return read((await visitorApi(organisation)).GET("/api/v1/api-keys"));
}
