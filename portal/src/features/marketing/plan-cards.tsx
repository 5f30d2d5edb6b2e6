/**
 * The plans at both intervals. Two radio buttons and `:has()` show one or the other: it works without a script,
 * by keyboard, and nothing moves while a script loads.
 */
import type { components } from "../../api/schema";
import { annualSaving, money } from "../../lib/formats";
import { CheckGlyph } from "./glyphs";
import { LinkButton } from "./link-button";
import { marketing as words } from "./messages";

type Plans = components["schemas"]["Plans"];
type Plan = components["schemas"]["Plan"];
type Interval = "month" | "year";

export function PlanCards({ catalogue }: { catalogue: Plans }) {
  const best = Math.max(0, ...catalogue.plans.map(({ prices }) => annualSaving(prices.month, prices.year) ?? 0));
  return (
    <div className="pricing">
      <IntervalSwitch saving={best} />
      <ul className="mt-10 grid gap-4 lg:grid-cols-3">
        {catalogue.plans.map((plan) => (
          <PlanCard key={plan.code} plan={plan} />
        ))}
      </ul>
    </div>
  );
}

function IntervalSwitch({ saving }: { saving: number }) {
  return (
    <fieldset className="inline-flex rounded-lg border border-border bg-surface p-1 text-sm">
      <legend className="sr-only">{words.billing}</legend>
      {(["month", "year"] as const).map((interval) => (
        <label
          key={interval}
          className="flex cursor-pointer items-center gap-2 rounded-md px-4 py-2 font-medium text-muted has-checked:bg-accent has-checked:text-accent-foreground has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <input type="radio" name="interval" value={interval} defaultChecked={interval === "month"} className="sr-only" />
          {interval === "month" ? words.monthly : words.annual}
          {interval === "year" && saving > 0 && <span className="text-xs font-normal">{words.save(saving)}</span>}
        </label>
      ))}
    </fieldset>
  );
}

function PlanCard({ plan }: { plan: Plan }) {
  return (
    <li className={`flex flex-col rounded-xl border bg-surface p-6 sm:p-7 ${plan.highlighted ? "border-accent ring-1 ring-accent" : "border-border"}`}>
      <h2 className="flex items-center justify-between gap-3 text-lg font-semibold tracking-tight">
        {plan.name}
        {plan.highlighted && <span className="rounded border border-accent px-2 py-0.5 text-xs font-medium text-accent">{words.recommended}</span>}
      </h2>
      <p className="mt-1.5 text-[0.9375rem] text-muted text-pretty sm:min-h-12">{plan.summary}</p>
      <Price plan={plan} interval="month" />
      <Price plan={plan} interval="year" />
      <ul className="mt-7 space-y-2.5 border-t border-separator pt-6 text-[0.9375rem]">
        {plan.features.map((feature) => (
          <li key={feature} className="flex gap-3">
            <CheckGlyph className="mt-1 size-4 shrink-0 text-accent" />
            {feature}
          </li>
        ))}
      </ul>
    </li>
  );
}

function Price({ plan, interval }: { plan: Plan; interval: Interval }) {
  const price = plan.prices[interval] ?? plan.prices.month;
  if (!price) return null;
  const isFree = price.amount === 0;
  const saving = interval === "year" ? annualSaving(plan.prices.month, plan.prices.year) : null;
  const query = isFree ? "" : `?plan=${plan.code}&interval=${interval}`;
  return (
    <div data-interval={interval} className="mt-6">
      <p className="flex items-baseline gap-2">
        <span className="text-4xl font-semibold tracking-[-0.03em] tabular-nums">{money(price)}</span>
        {!isFree && <span className="text-muted">{interval === "month" ? words.perMonth : words.perYear}</span>}
      </p>
      <p className="mt-1.5 text-sm text-muted">
        {isFree ? words.free : saving ? words.save(saving) : words.billedMonthly}
      </p>
      <LinkButton href={`/sign-up${query}`} kind={plan.highlighted ? "primary" : "quiet"} className="mt-5 w-full">
        {isFree ? words.startFree : words.choose(plan.name)}
      </LinkButton>
    </div>
  );
}
