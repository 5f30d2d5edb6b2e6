import type { Factor } from "../../lib/factors.browser";
import { date, dateTime } from "../../lib/formats";
import { secondFactor as words } from "./messages";

/** Since when it is there, and when it was used last. */
export function sinceWhen(factor: Factor, timeZone?: string): string {
  const used = factor.last_used_at ? words.used(dateTime(factor.last_used_at, timeZone)) : words.neverUsed;
  return `${words.added(date(factor.created_at, timeZone))}, ${used}`;
}
