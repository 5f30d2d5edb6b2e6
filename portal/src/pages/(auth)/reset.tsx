import type { Metadata } from "next";

import { accounts } from "../../features/accounts/messages";
import { ResetForm } from "../../features/accounts/reset-form";

export const metadata: Metadata = { title: accounts.reset.title, referrer: "no-referrer" };

export default async function ResetPage({ params }: { params: Promise<{ key: string }> }) {
  const { key } = await params;
  return <ResetForm linkKey={decodeURIComponent(key)} />;
}
