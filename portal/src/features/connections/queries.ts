/** The person's accounts elsewhere. */
import "server-only";

import type { components } from "../../api/schema";
import { read, visitorApi } from "../../lib/api.server";

export type Connections = components["schemas"]["Connections"];
export type Connection = components["schemas"]["Connection"];

export async function getConnections(): Promise<Connections> {
  return read((await visitorApi()).GET("/api/v1/user/connections"));
}
