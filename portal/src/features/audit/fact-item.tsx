/** One fact: what happened, who did it and when. */
import { Building2, CreditCard, Gauge, KeyRound, Sparkles, User, type LucideIcon } from "lucide-react";

import type { Fact } from "./facts";
import { audit as words } from "./messages";

/** By the app that recorded it. */
const ICONS: Record<string, LucideIcon> = {
  accounts: User,
  api_keys: KeyRound,
  billing: CreditCard,
  entitlements: Sparkles,
  metering: Gauge,
  organisations: Building2,
};

export function FactItem({ fact, when }: { fact: Fact; when: string }) {
  const Icon = ICONS[fact.name.split(".")[0] ?? ""] ?? Sparkles;
  return (
    <li className="flex items-center gap-4 px-5 py-3">
      <span className="grid size-8 shrink-0 place-items-center rounded-full bg-surface-secondary text-muted">
        <Icon className="size-4" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="text-sm break-words">{fact.sentence}</p>
        <p className="mt-0.5 text-xs text-muted">
          {fact.actor ?? words.system} · <time dateTime={fact.recorded_at} className="tabular-nums">{when}</time>
        </p>
      </div>
    </li>
  );
}
