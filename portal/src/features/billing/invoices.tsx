/** What was charged, newest first; the invoice itself is a page of the payment provider. */
import { ExternalLink, Lock, ReceiptText } from "lucide-react";

import type { components } from "../../api/schema";
import { date, money } from "../../lib/formats";
import { DataTable } from "../../ui/data-table";
import { EmptyState } from "../../ui/empty-state";
import { Section } from "../../ui/section";
import { StatusChip, type Tone } from "../../ui/status-chip";
import { billing } from "./messages";

type Invoice = components["schemas"]["Invoice"];

const words = billing.invoices;
const TONES: Record<string, Tone> = { paid: "success", open: "warning", uncollectible: "danger" };
const COLUMNS = [
  { id: "number", label: words.number },
  { id: "date", label: words.date },
  { id: "status", label: words.status },
  { id: "total", label: words.total, align: "end" as const },
  { id: "link", label: words.link, hidden: true, align: "end" as const },
];

export function Invoices({ invoices, timeZone }: { invoices: Invoice[] | null; timeZone: string }) {
  return (
    <Section title={words.title} flush>
      {invoices === null ? (
        <EmptyState icon={Lock} title={words.hiddenTitle}>{words.hiddenBody}</EmptyState>
      ) : invoices.length === 0 ? (
        <EmptyState icon={ReceiptText} title={words.emptyTitle}>{words.emptyBody}</EmptyState>
      ) : (
        <DataTable label={words.title} columns={COLUMNS} rows={invoices.map((invoice) => ({ id: invoice.id, cells: cellsOf(invoice, timeZone) }))} />
      )}
    </Section>
  );
}

function cellsOf(invoice: Invoice, timeZone: string) {
  const name = invoice.number || words.draft;
  return {
    number: <span className="font-mono text-[0.8125rem]">{name}</span>,
    date: date(invoice.created_at, timeZone),
    status: <StatusChip tone={TONES[invoice.status]}>{words.statuses[invoice.status] ?? invoice.status}</StatusChip>,
    total: <span className="font-medium tabular-nums">{money({ amount: invoice.total, currency: invoice.currency }, { cents: true })}</span>,
    link: invoice.hosted_invoice_url && (
      <a
        href={invoice.hosted_invoice_url}
        target="_blank"
        rel="noreferrer"
        aria-label={words.linkFor(name)}
        className="inline-flex items-center gap-1.5 rounded whitespace-nowrap text-link underline-offset-4 hover:underline"
      >
        {words.link}
        <ExternalLink className="size-3.5" aria-hidden="true" />
      </a>
    ),
  };
}
