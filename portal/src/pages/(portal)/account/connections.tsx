import type { Metadata } from "next";

import { account as words } from "../../../features/account/messages";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: words.pages.connections };

export default function ConnectionsPage() {
  return <PageHeader title={words.pages.connections} />;
}
