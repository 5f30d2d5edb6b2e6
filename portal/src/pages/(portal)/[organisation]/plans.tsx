/** The plans, and the way to another one. */
import type { Metadata } from "next";

import { billing } from "../../../features/billing/messages";
import { PlanComparison } from "../../../features/billing/plan-comparison";
import { getPlans, getSubscription } from "../../../features/billing/queries";
import { getOrganisation } from "../../../features/organisations/queries";
import { intentFrom } from "../../../lib/intent";
import { may } from "../../../lib/roles";
import { PageHeader } from "../../../ui/page-header";

const words = billing.plans;

export const metadata: Metadata = { title: words.title };

interface PlansPageProps {
  params: Promise<{ organisation: string }>;
  searchParams: Promise<{ plan?: string; interval?: string }>;
}

export default async function PlansPage({ params, searchParams }: PlansPageProps) {
  const { organisation: slug } = await params;
  const { plan, interval } = await searchParams;
  const [organisation, subscription, { plans, currency }] = await Promise.all([getOrganisation(slug), getSubscription(slug), getPlans()]);
  return (
    <>
      <PageHeader title={words.title} description={words.description(currency)} />
      <PlanComparison
        organisation={slug}
        plans={plans}
        subscription={subscription}
        mayChoose={may(organisation, "plan:pay")}
        wanted={intentFrom(plan, interval)}
      />
    </>
  );
}
