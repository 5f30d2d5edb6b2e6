/** The pricing page, from the one catalogue that billing reads too. */
import { Closing } from "../../features/marketing/closing";
import { CheckGlyph } from "../../features/marketing/glyphs";
import { PlanCards } from "../../features/marketing/plan-cards";
import { PlanTable } from "../../features/marketing/plan-table";
import { Questions } from "../../features/marketing/questions";
import type { HomeContent, PricingContent } from "../../lib/content";
import { planCatalogue } from "../../lib/plans.server";

export default function PricingPage({ content, closing }: { content: PricingContent; closing: HomeContent["closing"] }) {
  const catalogue = planCatalogue();
  return (
    <>
      <div className="mx-auto max-w-6xl px-4 pt-14 sm:px-6 md:pt-20">
        <header className="mb-9 max-w-2xl">
          <h1 className="text-4xl leading-[1.08] font-semibold tracking-[-0.03em] text-balance sm:text-5xl">{content.heading}</h1>
          <p className="mt-5 text-lg text-muted text-pretty">{content.body}</p>
        </header>
        <PlanCards catalogue={catalogue} />
        <section className="mt-20">
          <h2 className="text-2xl font-semibold tracking-tight">{content.inEveryPlan.heading}</h2>
          <ul className="mt-6 grid gap-x-10 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
            {content.inEveryPlan.items.map((item) => (
              <li key={item} className="flex gap-3 text-[0.9375rem]">
                <CheckGlyph className="mt-1 size-4 shrink-0 text-accent" />
                {item}
              </li>
            ))}
          </ul>
        </section>
        <PlanTable catalogue={catalogue} />
      </div>
      <Questions {...content.questions} />
      <Closing {...closing} />
    </>
  );
}
