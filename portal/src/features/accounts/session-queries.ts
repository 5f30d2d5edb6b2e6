/** Where the person is signed in. */
import "server-only";

import type { components } from "../../api/schema";
import { read, visitorApi } from "../../lib/api.server";

export type Session = components["schemas"]["Session"];

/** The last used first. */
export async function getSessions(): Promise<Session[]> {
  return (await read((await visitorApi()).GET("/api/v1/user/sessions"))).data;
}
