"use client";

/** One plan: its price, what it includes, and the way to it. */
import { Button } from "@heroui/react/button";
import { Spinner } from "@heroui/react/spinner";
import { Check } from "lucide-react";

import { money } from "../../lib/formats";
import { StatusChip } from "../../ui/status-chip";
import { billing } from "./messages";
import type { Interval, Plan, Subscription } from "./plan-state";

const words = billing.plans;

interface PlanOptionProps {
  plan: Plan;
  interval: Interval;
  subscription: Subscription;
  /** Stands out: the plan that was asked for, else the current one. */
  isStressed: boolean;
  isSuggested: boolean;
  isOpening: boolean;
  isDisabled: boolean;
  /** Absent where there is nothing to choose. */
  onChoose?: () => void;
  /** Stands where a button stands in the other plans. */
  note?: string;
}

export function PlanOption({ plan, interval, subscription, isStressed, isSuggested, isOpening, isDisabled, onChoose, note }: PlanOptionProps) {
  const isCurrent = subscription.plan.code === plan.code;
  return (
    <li className={`flex flex-col rounded-xl border bg-surface p-5 ${isStressed ? "border-accent ring-1 ring-accent" : "border-border"}`}>
      <div className="flex min-h-6 flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold tracking-tight">{plan.name}</h2>
        <Mark plan={plan} isCurrent={isCurrent} onTrial={subscription.source === "trial"} />
      </div>
      <p className="mt-1 text-sm text-pretty text-muted lg:min-h-10">{plan.summary}</p>
      <Price plan={plan} interval={interval} />
      <div className="mt-5 empty:hidden">
        {onChoose && (
          <Button fullWidth variant={isSuggested ? "primary" : "secondary"} onPress={onChoose} isPending={isOpening} isDisabled={isDisabled}>
            {isOpening && <Spinner size="sm" color="current" />}
            {isOpening ? words.opening : words.choose(plan.name)}
          </Button>
        )}
        {note && <p className="flex min-h-10 items-center text-sm text-muted md:min-h-9">{note}</p>}
      </div>
      <ul className="mt-5 space-y-2.5 border-t border-separator pt-5 text-sm">
        {plan.features.map((feature) => (
          <li key={feature} className="flex gap-2.5">
            <Check className="mt-0.5 size-4 shrink-0 text-accent" aria-hidden="true" />
            {feature}
          </li>
        ))}
      </ul>
    </li>
  );
}

function Mark({ plan, isCurrent, onTrial }: { plan: Plan; isCurrent: boolean; onTrial: boolean }) {
  if (isCurrent) return <StatusChip tone="accent">{onTrial ? words.onTrial : words.current}</StatusChip>;
  return plan.highlighted ? <StatusChip>{words.recommended}</StatusChip> : null;
}

function Price({ plan, interval }: { plan: Plan; interval: Interval }) {
  const price = plan.prices[interval];
  if (!price) return <p className="mt-4 text-sm text-muted">{words.noPrice[interval]}</p>;
  return (
    <div className="mt-4">
      <p className="text-3xl font-semibold tracking-tight tabular-nums">
        {money(price)}
        <span className="ml-1.5 text-sm font-normal tracking-normal text-muted">{billing.perInterval[interval]}</span>
      </p>
      <p className="mt-1 text-sm text-muted">{footnote(price, interval)}</p>
    </div>
  );
}

function footnote(price: { amount: number; currency: string }, interval: Interval): string {
  if (price.amount === 0) return words.free;
  if (interval === "month") return words.billedMonthly;
  return words.billedYearly(money({ amount: Math.round(price.amount / 12), currency: price.currency }, { cents: true }));
}
