/** What the organisation pays for, what it may use, and what it was charged. */
import type { Metadata } from "next";

import { Invoices } from "../../../features/billing/invoices";
import { Limits } from "../../../features/billing/limits";
import { billing as words } from "../../../features/billing/messages";
import { PlanCard } from "../../../features/billing/plan-card";
import { getInvoices, getPlans, getSubscription } from "../../../features/billing/queries";
import { getSeats } from "../../../features/members/queries";
import { getOrganisation } from "../../../features/organisations/queries";
import { getUsage } from "../../../features/usage/queries";
import { Columns, Stack } from "../../../ui/layout";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: words.title };

export default async function BillingPage({ params }: { params: Promise<{ organisation: string }> }) {
  const { organisation: slug } = await params;
  const [{ time_zone }, subscription, { plans }, invoices, usage, seats] = await Promise.all([
    getOrganisation(slug),
    getSubscription(slug),
    getPlans(),
    getInvoices(slug),
    getUsage(slug),
    getSeats(slug),
  ]);
  const calls = usage.metrics.find(({ metric }) => metric === "api_calls")?.used ?? 0;

  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      <Stack>
        <Columns>
          <PlanCard organisation={slug} subscription={subscription} plans={plans} timeZone={time_zone} at={new Date()} />
          <Limits subscription={subscription} used={{ calls, seats: seats.members }} />
        </Columns>
        <Invoices invoices={invoices} timeZone={time_zone} />
      </Stack>
    </>
  );
}
