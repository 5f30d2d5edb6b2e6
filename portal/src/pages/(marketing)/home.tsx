/** The home page: a site gives the words, the plan catalogue gives the prices. */
import { Closing } from "../../features/marketing/closing";
import { Custody } from "../../features/marketing/custody";
import { FeatureGrid } from "../../features/marketing/feature-grid";
import { Hero } from "../../features/marketing/hero";
import { PlanTeaser } from "../../features/marketing/plan-teaser";
import { Questions } from "../../features/marketing/questions";
import { Steps } from "../../features/marketing/steps";
import type { HomeContent } from "../../lib/content";
import { planCatalogue } from "../../lib/plans.server";

export default function HomePage({ content }: { content: HomeContent }) {
  return (
    <>
      <Hero {...content.hero} />
      <FeatureGrid id="product" {...content.features} />
      <Steps id="how-it-works" {...content.steps} />
      <Custody {...content.custody} />
      <PlanTeaser catalogue={planCatalogue()} />
      <Questions {...content.questions} />
      <Closing {...content.closing} />
    </>
  );
}
