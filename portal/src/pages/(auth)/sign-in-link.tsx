import type { Metadata } from "next";

import { LinkSignIn } from "../../features/accounts/link-sign-in";
import { accounts } from "../../features/accounts/messages";

// The address holds the code: no page that is linked to may learn it.
export const metadata: Metadata = { title: accounts.link.title, referrer: "no-referrer", robots: { index: false } };

export default async function LinkPage({ params }: { params: Promise<{ key: string }> }) {
  return <LinkSignIn code={decodeURIComponent((await params).key)} />;
}
