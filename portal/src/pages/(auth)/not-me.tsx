import type { Metadata } from "next";

import { accounts } from "../../features/accounts/messages";
import { NotMe } from "../../features/accounts/not-me";

export const metadata: Metadata = { title: accounts.notMe.title, referrer: "no-referrer", robots: { index: false } };

export default async function NotMePage({ params }: { params: Promise<{ key: string }> }) {
  return <NotMe linkKey={decodeURIComponent((await params).key)} />;
}
