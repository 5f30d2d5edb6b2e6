/** What a plan that has just begun allows, and when it is charged again. */
import { date, limit } from "../../lib/formats";
import { billing } from "./messages";
import type { Subscription } from "./plan-state";

const words = billing.limits;

export function InForce({ subscription, timeZone }: { subscription: Subscription; timeZone: string }) {
  const { limits, period_end } = subscription;
  const rows = [
    [words.calls, limit(limits.api_calls_per_month)],
    [words.hourly, limit(limits.requests_per_hour)],
    [words.seats, limit(limits.seats)],
    ...(period_end ? [[billing.settlement.nextCharge, date(period_end, timeZone)]] : []),
  ];
  return (
    <dl className="mt-6 divide-y divide-separator rounded-xl border border-border bg-surface px-5 text-left text-sm text-foreground">
      {rows.map(([label, value]) => (
        <div key={label} className="flex justify-between gap-4 py-3">
          <dt className="text-muted">{label}</dt>
          <dd className="font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
