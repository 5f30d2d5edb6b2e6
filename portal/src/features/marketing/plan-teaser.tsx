/** The plans in three lines, for the home page. */
import type { components } from "../../api/schema";
import { money } from "../../lib/formats";
import { ArrowGlyph } from "./glyphs";
import { marketing as words } from "./messages";
import { SectionHeading } from "./section-heading";

export function PlanTeaser({ catalogue }: { catalogue: components["schemas"]["Plans"] }) {
  return (
    <section className="border-t border-border">
      <div className="mx-auto grid max-w-6xl gap-10 px-4 py-20 sm:px-6 md:py-28 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)] lg:items-start">
        <div>
          <SectionHeading heading={words.pricingTeaser} body={words.pricingTeaserBody} />
          <a href="/pricing" className="mt-6 inline-flex items-center gap-2 font-medium text-accent hover:underline hover:underline-offset-4">
            {words.seePricing}
            <ArrowGlyph />
          </a>
        </div>
        <dl className="divide-y divide-separator overflow-hidden rounded-xl border border-border bg-surface">
          {catalogue.plans.map(({ code, name, summary, prices }) => (
            <div key={code} className="grid gap-x-6 gap-y-0.5 px-6 py-5 sm:grid-cols-[1fr_auto] sm:items-center">
              <dt>
                <span className="font-medium">{name}</span>
                <span className="block text-[0.9375rem] text-muted">{summary}</span>
              </dt>
              {prices.month && (
                <dd className="text-lg font-semibold tabular-nums">
                  {money(prices.month)} <span className="text-sm font-normal text-muted">{words.perMonth}</span>
                </dd>
              )}
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
