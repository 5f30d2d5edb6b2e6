import type { Metadata } from "next";

import { accounts } from "../../features/accounts/messages";
import { Unlock } from "../../features/accounts/unlock";

export const metadata: Metadata = { title: accounts.unlock.title, referrer: "no-referrer", robots: { index: false } };

export default async function UnlockPage({ params }: { params: Promise<{ key: string }> }) {
  return <Unlock linkKey={decodeURIComponent((await params).key)} />;
}
