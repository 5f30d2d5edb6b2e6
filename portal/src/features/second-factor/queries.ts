/** A person's second factors. */
import "server-only";

import { readAuth } from "../../lib/api.server";
import type { Factor, Factors } from "../../lib/factors.browser";

/** Null when they cannot be read. */
export async function getFactors(): Promise<Factors | null> {
  const answer = await readAuth<Factor[], { demanded_by: string[] }>("/account/authenticators");
  return answer && { factors: answer.data, demandedBy: answer.meta.demanded_by };
}
