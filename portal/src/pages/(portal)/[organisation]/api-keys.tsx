/** The keys that programs call the API with. */
import type { Metadata } from "next";

import { ApiKeys } from "../../../features/api-keys/api-keys";
import { apiKeys as words } from "../../../features/api-keys/messages";
import { getApiKeys } from "../../../features/api-keys/queries";
import { getOrganisation } from "../../../features/organisations/queries";
import { siteOrigin } from "../../../lib/environment";
import { mayWork } from "../../../lib/roles";

export const metadata: Metadata = { title: words.title };

interface ApiKeysPageProps {
  params: Promise<{ organisation: string }>;
  searchParams: Promise<{ create?: string }>;
}

export default async function ApiKeysPage({ params, searchParams }: ApiKeysPageProps) {
  const { organisation: slug } = await params;
  const [organisation, keys] = await Promise.all([getOrganisation(slug), getApiKeys(slug)]);
  return (
    <ApiKeys
      organisation={organisation}
      keys={keys}
      mayWork={mayWork(organisation.role)}
      origin={siteOrigin()}
      startOpen={(await searchParams).create === "1"}
    />
  );
}
