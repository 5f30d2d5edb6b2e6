/** The limits in force, against what is used of them. */
import { limit, number, percentUsed } from "../../lib/formats";
import { MeterBar } from "../../ui/meter-bar";
import { Section } from "../../ui/section";
import { billing } from "./messages";
import type { Subscription } from "./plan-state";

const words = billing.limits;

interface LimitsProps {
  subscription: Subscription;
  used: { calls: number; seats: number };
}

export function Limits({ subscription: { plan, limits }, used }: LimitsProps) {
  return (
    <Section title={words.title(plan.name)}>
      <dl className="space-y-5">
        <Limit label={words.calls} used={used.calls} most={limits.api_calls_per_month} />
        <Limit label={words.seats} used={used.seats} most={limits.seats} />
        <Limit label={words.hourly} most={limits.requests_per_hour} />
      </dl>
    </Section>
  );
}

function Limit({ label, used, most }: { label: string; used?: number; most: number | null }) {
  const text = used === undefined ? limit(most) : words.of(number(used), limit(most));
  return (
    <div className="flex flex-wrap justify-between gap-x-4 gap-y-2 text-sm">
      <dt>{label}</dt>
      <dd className="font-medium tabular-nums">{text}</dd>
      {used !== undefined && most !== null && (
        <dd className="w-full">
          <MeterBar percent={percentUsed(used, most)} label={label} text={text} />
        </dd>
      )}
    </div>
  );
}
