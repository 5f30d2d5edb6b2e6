"use client";

/** How many calls of the plan are used, and when the count begins again. */
import { clock, dateTime, limit, number, percentUsed } from "../../lib/formats";
import { useLiveUsage, type Usage } from "../../lib/live-usage";
import { ButtonLink } from "../../ui/button-link";
import { MeterBar } from "../../ui/meter-bar";
import { Section } from "../../ui/section";
import { usage as words } from "./messages";

export function UsageCard({ organisation, initial }: { organisation: string; initial: Usage }) {
  const { data = initial, isError } = useLiveUsage(organisation, initial);
  const calls = data.metrics.find(({ metric }) => metric === "api_calls");
  if (!calls) return null;
  const zone = data.period.time_zone;
  const percent = percentUsed(calls.used, calls.limit);
  const used = calls.limit === null ? words.usedUnlimited(number(calls.used)) : words.used(number(calls.used), limit(calls.limit));

  return (
    <Section title={words.title} action={<span className="text-xs text-muted tabular-nums">{words.asOf(clock(data.as_of, zone))}</span>}>
      <p className="text-3xl font-semibold tracking-tight tabular-nums">
        {number(calls.used)}
        <span className="ml-2 text-base font-normal tracking-normal text-muted">/ {limit(calls.limit)}</span>
      </p>
      {calls.limit !== null && (
        <div className="mt-4">
          <MeterBar percent={percent} label={words.title} text={used} />
        </div>
      )}
      <div className="mt-3 flex flex-wrap justify-between gap-x-4 gap-y-1 text-sm text-muted">
        <span>{calls.remaining !== null && words.remaining(number(calls.remaining))}</span>
        <span>{words.resets(dateTime(calls.resets_at, zone))}</span>
      </div>
      {isError && <p role="status" className="mt-3 text-sm text-danger">{words.stale}</p>}
      {percent >= 80 && <Running organisation={organisation} out={percent >= 100} />}
    </Section>
  );
}

function Running({ organisation, out }: { organisation: string; out: boolean }) {
  return (
    <div className="mt-4 flex flex-wrap items-center justify-between gap-3 border-t border-separator pt-4">
      <p className="max-w-sm text-sm">{out ? words.reached : words.near}</p>
      <ButtonLink size="sm" variant="secondary" href={`/${organisation}/plans`}>{words.comparePlans}</ButtonLink>
    </div>
  );
}
