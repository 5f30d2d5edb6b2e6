/** The organisation's keys, without their secrets. */
import "server-only";

import type { components } from "../../api/schema";
import { read, readIfAllowed, visitorApi } from "../../lib/api.server";

export type Scope = components["schemas"]["Scope"];

/** Null where the visitor's role may not see them. */
export async function getApiKeys(organisation: string): Promise<components["schemas"]["ApiKeys"] | null> {
  return readIfAllowed((await visitorApi(organisation)).GET("/api/v1/api-keys"));
}

/** What a key can be allowed to do here. */
export async function getScopes(organisation: string): Promise<Scope[]> {
  return (await read((await visitorApi(organisation)).GET("/api/v1/api-keys/scopes"))).data;
}
