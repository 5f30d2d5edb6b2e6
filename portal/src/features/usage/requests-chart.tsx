"use client";

/** Requests of each day of the period, as bars; a table says the same to those who do not see them. */
import { date, number } from "../../lib/formats";
import { useLiveUsage, type Usage } from "../../lib/live-usage";
import { Section } from "../../ui/section";
import { daysOf, roundUp } from "./days";
import { usage } from "./messages";

const words = usage.chart;

interface RequestsChartProps {
  organisation: string;
  initial: Usage;
  /** Stay away while there is nothing to draw: something else leads to the first call. */
  onceCalled?: boolean;
}

export function RequestsChart({ organisation, initial, onceCalled = false }: RequestsChartProps) {
  const { data = initial } = useLiveUsage(organisation, initial);
  const days = daysOf(data);
  const total = days.reduce((sum, { count }) => sum + count, 0);
  const first = days[0];
  const last = days[days.length - 1];
  if (!first || !last || (onceCalled && total === 0)) return null;
  const busiest = days.reduce((most, day) => (day.count > most.count ? day : most), first);

  return (
    <Section title={words.title} description={words.period(date(first.day), date(last.day), data.period.time_zone)}>
      <figure>
        <Bars days={days} top={roundUp(busiest.count)} today={data.days.at(-1)?.day ?? first.day} />
        <figcaption className="mt-3 text-sm text-muted">
          {total === 0 ? words.empty : words.summary(words.requests(number(total)), number(busiest.count), date(busiest.day))}
        </figcaption>
      </figure>
      <details className="mt-2 text-sm">
        <summary className="w-fit cursor-pointer rounded text-link underline-offset-4 hover:underline">{words.asTable}</summary>
        <Table days={days} />
      </details>
    </Section>
  );
}

function Bars({ days, top, today }: { days: Usage["days"]; top: number; today: string }) {
  return (
    <div aria-hidden="true" className="pt-2">
      <div className="relative h-44">
        {[1, 0.5, 0].map((part) => (
          <Line key={part} at={part} label={part === 0.5 && top % 2 ? "" : number(top * part)} />
        ))}
        <div className="absolute inset-0 left-10 flex items-end gap-px sm:left-12 sm:gap-1">
          {days.map((day) => (
            <Bar key={day.day} day={day} top={top} isToCome={day.day > today} />
          ))}
        </div>
      </div>
      <div className="mt-2 ml-10 flex justify-between text-xs text-muted sm:ml-12">
        {marks(days).map(({ day }) => (
          <span key={day}>{shortDate(day)}</span>
        ))}
      </div>
    </div>
  );
}

function Line({ at, label }: { at: number; label: string }) {
  return (
    <div className="absolute inset-x-0 flex h-4 translate-y-1/2 items-center text-xs text-muted tabular-nums" style={{ bottom: `${at * 100}%` }}>
      <span className="w-10 pr-2.5 text-right sm:w-12">{label}</span>
      <span className="h-px flex-1 bg-separator" />
    </div>
  );
}

function Bar({ day: { day, count }, top, isToCome }: { day: Usage["days"][number]; top: number; isToCome: boolean }) {
  if (isToCome) return <div className="flex-1" />;
  return (
    <div className="group relative flex h-full flex-1 items-end hover:bg-surface-secondary">
      <div
        className="w-full rounded-t-[3px] bg-accent transition-[height] duration-500"
        style={{ height: count === 0 ? 0 : `max(${(count / top) * 100}%, 2px)` }}
      />
      <span className="pointer-events-none absolute bottom-full left-1/2 z-10 mb-1 hidden -translate-x-1/2 rounded-md bg-foreground px-2 py-1 text-xs whitespace-nowrap text-background group-hover:block">
        {shortDate(day)}: {words.requests(number(count))}
      </span>
    </div>
  );
}

/** The first day, the last, and those about a week apart between them. */
function marks(days: Usage["days"]): Usage["days"] {
  const steps = Math.min(4, days.length - 1);
  if (steps < 1) return days;
  return Array.from({ length: steps + 1 }, (_, index) => days[Math.round((index * (days.length - 1)) / steps)]!);
}

/** `5 Dec`. */
const shortDate = (day: string) => date(day).replace(/ \d{4}$/, "");

function Table({ days }: { days: Usage["days"] }) {
  return (
    <div className="mt-3 max-h-64 overflow-y-auto rounded-lg border border-border" tabIndex={0} role="region" aria-label={words.title}>
      <table className="w-full">
        <thead className="sticky top-0 bg-surface-secondary text-left text-xs text-muted">
          <tr>
            <th scope="col" className="px-4 py-2 font-medium">{words.day}</th>
            <th scope="col" className="px-4 py-2 text-right font-medium">{words.count}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-separator">
          {days.map(({ day, count }) => (
            <tr key={day}>
              <th scope="row" className="px-4 py-1.5 text-left font-normal">{date(day)}</th>
              <td className="px-4 py-1.5 text-right tabular-nums">{number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
