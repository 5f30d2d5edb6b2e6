/** What the key in a mailed link about a change of address is for. */
import "server-only";

import type { components } from "../../api/schema";
import { visitorApi } from "../../lib/api.server";

/** A sentence when the link does not work. Changes nothing. */
export async function lookAt(kind: "confirmation" | "undoing", key: string): Promise<components["schemas"]["AddressChange"] | string> {
  const { data, error } = await (await visitorApi()).POST(`/api/v1/user/address-change/${kind}`, { body: { key, look: true } });
  return data ?? (error && "detail" in error ? error.detail : "");
}
