/** A subscription in words: its state, and what happens next to it. */
import type { components } from "../../api/schema";
import { date, dateTime, money } from "../../lib/formats";
import type { Tone } from "../../ui/status-chip";
import { billing as words } from "./messages";

export type Subscription = components["schemas"]["CurrentSubscription"];
export type Plan = components["schemas"]["Plan"];
export type Interval = components["schemas"]["IntervalEnum"];

const TONES: Record<string, Tone> = { trialing: "accent", active: "success", past_due: "danger", unpaid: "danger", incomplete: "warning" };

export function stateOf(subscription: Subscription): { label: string; tone: Tone } {
  const { source, status } = subscription;
  const state = source === "trial" ? "trialing" : source === "manual" ? "manual" : status;
  return { label: words.status[state] ?? state, tone: TONES[state] ?? "default" };
}

/** What comes next, with its moment in the organisation's time zone. */
export function nextOf({ subscription, plans, timeZone, at }: { subscription: Subscription; plans: Plan[]; timeZone: string; at: Date }): string {
  const { source, status, ends_at, period_end, cancel_at_period_end } = subscription;
  if (source === "trial" && ends_at) return words.plan.trial(words.plan.days(daysUntil(ends_at, at)), dateTime(ends_at, timeZone));
  if (source === "manual") return ends_at ? words.plan.manualUntil(date(ends_at, timeZone)) : words.plan.manual;
  if (source !== "subscription") return words.plan.free;
  if (status === "past_due" || status === "unpaid") return words.plan.pastDue;
  const end = period_end ?? ends_at;
  if (!end) return "";
  if (cancel_at_period_end) return words.plan.ends(date(end, timeZone));
  const price = priceOf(subscription, plans);
  return price ? words.plan.nextCharge(money(price, { cents: true }), dateTime(end, timeZone)) : words.plan.renews(dateTime(end, timeZone));
}

function priceOf({ plan, interval }: Subscription, plans: Plan[]) {
  return (interval && plans.find(({ code }) => code === plan.code)?.prices[interval]) || null;
}

/** Whole days, the running one included. */
function daysUntil(moment: string, at: Date): number {
  return Math.max(0, Math.ceil((new Date(moment).getTime() - at.getTime()) / 86_400_000));
}
