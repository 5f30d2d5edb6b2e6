/** Who did what in the organisation. */
import { Lock } from "lucide-react";
import type { Metadata } from "next";

import { Activity } from "../../../features/audit/activity";
import { audit as words } from "../../../features/audit/messages";
import { getFacts } from "../../../features/audit/queries";
import { getOrganisation } from "../../../features/organisations/queries";
import { EmptyState } from "../../../ui/empty-state";
import { PageHeader } from "../../../ui/page-header";
import { Section } from "../../../ui/section";

export const metadata: Metadata = { title: words.title };

export default async function AuditPage({ params }: { params: Promise<{ organisation: string }> }) {
  const { organisation: slug } = await params;
  const [organisation, facts] = await Promise.all([getOrganisation(slug), getFacts(slug)]);
  return (
    <>
      <PageHeader title={words.title} description={words.description(organisation.time_zone)} />
      {facts ? (
        <Activity organisation={organisation} initial={facts} />
      ) : (
        <Section flush>
          <EmptyState icon={Lock} title={words.hiddenTitle}>{words.hiddenBody}</EmptyState>
        </Section>
      )}
    </>
  );
}
