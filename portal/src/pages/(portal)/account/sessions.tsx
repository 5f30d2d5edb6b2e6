import type { Metadata } from "next";

import { account as words } from "../../../features/account/messages";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: words.pages.sessions };

export default function SessionsPage() {
  return <PageHeader title={words.pages.sessions} />;
}
