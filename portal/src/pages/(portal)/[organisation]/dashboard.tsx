/** The first page of an organisation: its plan, its usage as it happens, and what was done last. */
import type { Metadata } from "next";

import { getApiKeys } from "../../../features/api-keys/queries";
import { getFacts } from "../../../features/audit/queries";
import { RecentActivity } from "../../../features/audit/recent-activity";
import { PlanCard } from "../../../features/billing/plan-card";
import { getPlans, getSubscription } from "../../../features/billing/queries";
import { FirstSteps } from "../../../features/onboarding/first-steps";
import { organisations as words } from "../../../features/organisations/messages";
import { getOrganisation } from "../../../features/organisations/queries";
import { getUsage } from "../../../features/usage/queries";
import { RecentCalls } from "../../../features/usage/recent-calls";
import { RequestsChart } from "../../../features/usage/requests-chart";
import { UsageCard } from "../../../features/usage/usage-card";
import { siteOrigin } from "../../../lib/environment";
import { may } from "../../../lib/roles";
import { Columns, Stack } from "../../../ui/layout";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: words.navigation.dashboard };

export default async function DashboardPage({ params }: { params: Promise<{ organisation: string }> }) {
  const { organisation: slug } = await params;
  const [organisation, usage, subscription, { plans }, keys, facts] = await Promise.all([
    getOrganisation(slug),
    getUsage(slug),
    getSubscription(slug),
    getPlans(),
    getApiKeys(slug),
    getFacts(slug),
  ]);
  const hasCalled = usage.recent.length > 0 || (keys?.data.some(({ last_used_at }) => last_used_at) ?? false);
  const isLed = keys !== null && !hasCalled;

  return (
    <>
      <PageHeader title={words.navigation.dashboard} description={organisation.name} />
      <Stack>
        {isLed && (
          <FirstSteps
            organisation={slug}
            origin={siteOrigin()}
            usage={usage}
            hasKey={keys.data.some(({ revoked_at }) => !revoked_at)}
            mayCreate={may(organisation, "keys:manage")}
          />
        )}
        <Columns>
          <UsageCard organisation={slug} initial={usage} />
          <PlanCard organisation={slug} subscription={subscription} plans={plans} timeZone={organisation.time_zone} at={new Date()} detailsLink />
        </Columns>
        <RequestsChart organisation={slug} initial={usage} onceCalled={isLed} />
        <Columns wide={facts !== null}>
          <RecentCalls organisation={slug} initial={usage} isLed={isLed} />
          {facts && <RecentActivity organisation={organisation} facts={facts.data} />}
        </Columns>
      </Stack>
    </>
  );
}
