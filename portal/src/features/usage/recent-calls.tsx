"use client";

/** The last calls that the API answered, as they come. */
import { SquareTerminal } from "lucide-react";

import { clock } from "../../lib/formats";
import { useLiveUsage, type Usage } from "../../lib/live-usage";
import { ButtonLink } from "../../ui/button-link";
import { DataTable } from "../../ui/data-table";
import { EmptyState } from "../../ui/empty-state";
import { Section } from "../../ui/section";
import { StatusChip, type Tone } from "../../ui/status-chip";
import { usage } from "./messages";

const words = usage.recent;
const COLUMNS = [
  { id: "call", label: words.call },
  { id: "status", label: words.status },
  { id: "key", label: words.key },
  { id: "time", label: words.time, align: "end" as const },
];

interface RecentCallsProps {
  organisation: string;
  initial: Usage;
  /** Another part of the page leads to the first call already. */
  isLed?: boolean;
}

export function RecentCalls({ organisation, initial, isLed = false }: RecentCallsProps) {
  const { data = initial } = useLiveUsage(organisation, initial);
  if (data.recent.length === 0) {
    return (
      <Section title={words.title} flush>
        <EmptyState
          icon={SquareTerminal}
          title={words.emptyTitle}
          action={!isLed && <ButtonLink variant="secondary" href={`/${organisation}/api-keys`}>{words.emptyAction}</ButtonLink>}
        >
          {words.emptyBody}
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section title={words.title} description={words.live} flush>
      <DataTable
        label={words.title}
        columns={COLUMNS}
        compact
        rows={data.recent.map((call) => ({ id: call.id, cells: cellsOf(call, data.period.time_zone) }))}
      />
    </Section>
  );
}

function cellsOf(call: Usage["recent"][number], zone: string) {
  return {
    call: (
      <span className="font-mono text-[0.8125rem] break-all">
        <span className="text-muted">{call.method}</span> {call.path}
      </span>
    ),
    status: <StatusChip tone={toneOf(call.status)}>{String(call.status)}</StatusChip>,
    key: <span className="break-words">{call.key_name ?? words.deletedKey}</span>,
    time: <span className="whitespace-nowrap tabular-nums">{clock(call.occurred_at, zone)}</span>,
  };
}

function toneOf(status: number): Tone {
  if (status >= 500) return "danger";
  return status >= 400 ? "warning" : "success";
}
