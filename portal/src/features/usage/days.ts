/** The days of a period as an organisation counts them: in its own time zone, those without a call included. */
import type { Usage } from "../../lib/live-usage";

const ONE_DAY = 86_400_000;

/** From the period's first day to its last, at most a month and a bit. */
export function daysOf({ period, days }: Usage): Usage["days"] {
  const counted = new Map(days.map(({ day, count }) => [day, count]));
  const last = dayIn(new Date(new Date(period.end).getTime() - 1), period.time_zone);
  const all: Usage["days"] = [];
  for (let day = dayIn(new Date(period.start), period.time_zone); day <= last && all.length < 62; day = after(day)) {
    all.push({ day, count: counted.get(day) ?? 0 });
  }
  return all;
}

/** `2026-12-05`. */
function dayIn(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(moment);
}

function after(day: string): string {
  return new Date(Date.parse(day) + ONE_DAY).toISOString().slice(0, 10);
}

/** The smallest round figure that is not below `most`: 1, 2, 5, 10, 20, 50, ... */
export function roundUp(most: number): number {
  if (most <= 5) return 5;
  const size = 10 ** Math.floor(Math.log10(most));
  return size * ([1, 2, 5].find((step) => step * size >= most) ?? 10);
}
