/** What each plan allows, side by side. */
import type { components } from "../../api/schema";
import { limit, money } from "../../lib/formats";
import { marketing as words } from "./messages";

type Plans = components["schemas"]["Plans"];
type Plan = components["schemas"]["Plan"];
type LimitName = keyof typeof words.limits;

const LIMITS = Object.keys(words.limits) as LimitName[];

export function PlanTable({ catalogue }: { catalogue: Plans }) {
  const { plans, currency } = catalogue;
  const priced = (interval: "month" | "year") => (plan: Plan) => {
    const price = plan.prices[interval];
    return price ? money(price) : "–";
  };
  const rows: [string, (plan: Plan) => string][] = [
    ...LIMITS.map((name): [string, (plan: Plan) => string] => [words.limits[name], (plan) => limit(plan.limits[name])]),
    [words.price(words.perMonth), priced("month")],
    [words.price(words.perYear), priced("year")],
  ];

  return (
    <section className="mt-20">
      <h2 className="text-2xl font-semibold tracking-tight">{words.compare}</h2>
      <div className="mt-6 overflow-x-auto rounded-xl border border-border bg-surface" tabIndex={0} role="region" aria-label={words.compare}>
        <table className="w-full min-w-[34rem] text-left text-[0.9375rem]">
          <thead>
            <tr className="border-b border-border text-sm text-muted">
              <th scope="col" className="px-5 py-3.5 font-normal">{words.plan}</th>
              {plans.map(({ code, name }) => (
                <th key={code} scope="col" className="px-5 py-3.5 font-medium text-foreground">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-separator">
            {rows.map(([label, shown]) => (
              <tr key={label}>
                <th scope="row" className="px-5 py-3.5 font-normal text-muted">{label}</th>
                {plans.map((plan) => (
                  <td key={plan.code} className="px-5 py-3.5 tabular-nums">{shown(plan)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-3 text-sm text-muted">{words.currencyNote(currency)}</p>
    </section>
  );
}
