/** The keys that programs call the API with. */
import { Lock } from "lucide-react";
import type { Metadata } from "next";

import { ApiKeys } from "../../../features/api-keys/api-keys";
import { apiKeys as words } from "../../../features/api-keys/messages";
import { getApiKeys, getScopes } from "../../../features/api-keys/queries";
import { getOrganisation } from "../../../features/organisations/queries";
import { siteOrigin } from "../../../lib/environment";
import { may } from "../../../lib/roles";
import { EmptyState } from "../../../ui/empty-state";
import { PageHeader } from "../../../ui/page-header";
import { Section } from "../../../ui/section";

export const metadata: Metadata = { title: words.title };

interface ApiKeysPageProps {
  params: Promise<{ organisation: string }>;
  searchParams: Promise<{ create?: string }>;
}

export default async function ApiKeysPage({ params, searchParams }: ApiKeysPageProps) {
  const { organisation: slug } = await params;
  const [organisation, keys, scopes] = await Promise.all([getOrganisation(slug), getApiKeys(slug), getScopes(slug)]);
  if (!keys) return <Hidden />;
  return (
    <ApiKeys
      organisation={organisation}
      keys={keys}
      scopes={scopes}
      mayManage={may(organisation, "keys:manage")}
      origin={siteOrigin()}
      startOpen={(await searchParams).create === "1"}
    />
  );
}

function Hidden() {
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      <Section flush>
        <EmptyState icon={Lock} title={words.hiddenTitle}>{words.hiddenBody}</EmptyState>
      </Section>
    </>
  );
}
