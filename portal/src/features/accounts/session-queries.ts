/** Where the person is signed in. */
import "server-only";

import type { components } from "../../api/schema";
import { read, readAuth, visitorApi } from "../../lib/api.server";

export type Session = components["schemas"]["Session"];

/** The last used first. */
export async function getSessions(): Promise<Session[]> {
  return (await read((await visitorApi()).GET("/api/v1/user/sessions"))).data;
}

/** Whether the person can sign in with a password. */
export async function hasPassword(): Promise<boolean> {
  const session = await readAuth<{ user: { has_usable_password: boolean } }, unknown>("/auth/session");
  return session?.data.user.has_usable_password ?? true;
}
