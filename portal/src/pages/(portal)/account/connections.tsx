import type { Metadata } from "next";

import { account } from "../../../features/account/messages";
import { ConnectionList } from "../../../features/connections/connection-list";
import { connections as words } from "../../../features/connections/messages";
import { getConnections } from "../../../features/connections/queries";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: account.pages.connections };

export default async function ConnectionsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ error, from }, found] = await Promise.all([searchParams, getConnections()]);
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      <ConnectionList found={found} error={typeof error === "string" ? error : null} from={typeof from === "string" ? from : null} />
    </>
  );
}
