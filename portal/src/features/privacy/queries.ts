/** How it stands with the deletion of the visitor's account. */
import "server-only";

import { cache } from "react";

import type { components } from "../../api/schema";
import { read, visitorApi } from "../../lib/api.server";

export type Deletion = components["schemas"]["AccountDeletion"];
export type Consequences = components["schemas"]["AccountDeletionConsequences"];
export type DeletionLink = components["schemas"]["AccountDeletionLink"];

/** For every page: null for whoever is not signed in, and where it cannot be asked. */
export const getDeletion = cache(async (): Promise<Deletion | null> => {
  const { data } = await (await visitorApi()).GET("/api/v1/user/deletion");
  return data ?? null;
});

export async function getConsequences(): Promise<Consequences> {
  return read((await visitorApi()).GET("/api/v1/user/deletion/consequences"));
}

/** What the key in a mailed link is for; a sentence when it does not work. Changes nothing. */
export async function lookAt(kind: "confirmation" | "cancellation", key: string): Promise<DeletionLink | string> {
  const { data, error } = await (await visitorApi()).POST(`/api/v1/user/deletion/${kind}`, { body: { key, look: true } });
  return data ?? (error && "detail" in error ? error.detail : "");
}
