/** The people of an organisation. */
import "server-only";

import type { components } from "../../api/schema";
import { read, visitorApi } from "../../lib/api.server";

export async function getMembers(organisation: string): Promise<components["schemas"]["Member"][]> {
  return (await read((await visitorApi(organisation)).GET("/api/v1/members"))).data;
}
