"use client";

/** Every plan side by side; choosing one leads to the hosted checkout. */
import { ToggleButton } from "@heroui/react/toggle-button";
import { ToggleButtonGroup } from "@heroui/react/toggle-button-group";
import { Lock } from "lucide-react";
import { useState } from "react";

import { annualSaving } from "../../lib/formats";
import { site } from "../../lib/site";
import { ProblemAlert } from "../../ui/problem-alert";
import { billing } from "./messages";
import { PlanOption } from "./plan-option";
import type { Interval, Plan, Subscription } from "./plan-state";
import { useCheckout } from "./use-checkout";

const words = billing.plans;

interface PlanComparisonProps {
  organisation: string;
  plans: Plan[];
  subscription: Subscription;
  /** Whether the visitor's role may choose a plan. */
  mayChoose: boolean;
  /** What somebody chose before they came here. */
  wanted?: { plan: string; interval: Interval } | null;
  leave?: (address: string) => void;
}

const leaveTo = (address: string) => window.location.assign(address);

export function PlanComparison({ organisation, plans, subscription, mayChoose, wanted, leave = leaveTo }: PlanComparisonProps) {
  const [interval, setInterval] = useState<Interval>(wanted?.interval ?? subscription.interval ?? "month");
  const { opening, problem, choose } = useCheckout(organisation, leave);
  const paying = subscription.source === "subscription";
  const canChoose = mayChoose && !paying;
  const suggested = (plans.find(({ code }) => code === wanted?.plan) ?? plans.find(({ highlighted }) => highlighted))?.code;
  const stressed = wanted ? suggested : subscription.plan.code;

  return (
    <div className="space-y-6">
      {!mayChoose && <Note>{words.roleNote}</Note>}
      {mayChoose && paying && (
        <Note>
          {words.paidNote(subscription.plan.name)}{" "}
          <a className="text-link underline underline-offset-4" href={`mailto:${site.supportEmail}`}>{site.supportEmail}</a>
        </Note>
      )}
      <ProblemAlert problem={problem} />
      <IntervalToggle plans={plans} interval={interval} onChange={setInterval} isDisabled={opening !== null} />
      <ul className="grid gap-4 lg:grid-cols-3">
        {plans.map((plan) => (
          <PlanOption
            key={plan.code}
            plan={plan}
            interval={interval}
            subscription={subscription}
            isStressed={plan.code === stressed}
            isSuggested={plan.code === suggested}
            isOpening={opening === plan.code}
            isDisabled={opening !== null && opening !== plan.code}
            onChoose={canChoose && plan.prices[interval]?.amount ? () => choose(plan.code, interval) : undefined}
            note={canChoose && plan.prices[interval]?.amount === 0 ? freeNote(plan, subscription) : undefined}
          />
        ))}
      </ul>
      <p className="flex items-center gap-2 text-sm text-muted">
        <Lock className="size-4 shrink-0" aria-hidden="true" />
        {words.secure}
      </p>
    </div>
  );
}

const freeNote = (plan: Plan, { source, plan: current }: Subscription) =>
  source === "trial" && current.code !== plan.code ? words.fallback : words.includedFree;

function Note({ children }: { children: React.ReactNode }) {
  return <p role="note" className="rounded-xl border border-border bg-surface-secondary px-5 py-4 text-sm text-pretty">{children}</p>;
}

interface IntervalToggleProps {
  plans: Plan[];
  interval: Interval;
  onChange: (interval: Interval) => void;
  isDisabled: boolean;
}

function IntervalToggle({ plans, interval, onChange, isDisabled }: IntervalToggleProps) {
  const saving = Math.max(0, ...plans.map(({ prices }) => annualSaving(prices.month, prices.year) ?? 0));
  return (
    <ToggleButtonGroup
      aria-label={words.interval}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[interval]}
      onSelectionChange={([chosen]) => onChange(chosen as Interval)}
      isDisabled={isDisabled}
    >
      <ToggleButton id="month">{billing.intervals.month}</ToggleButton>
      <ToggleButton id="year">
        <ToggleButtonGroup.Separator />
        {billing.intervals.year}
        {saving > 0 && <span className="text-xs opacity-80">{words.saving(saving)}</span>}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
