import type { Metadata } from "next";

import { accounts } from "../../features/accounts/messages";
import { VerifyEmail } from "../../features/accounts/verify-email";

export const metadata: Metadata = { title: accounts.verify.title, referrer: "no-referrer" };

export default async function VerifyPage({ params }: { params: Promise<{ key: string }> }) {
  const { key } = await params;
  return <VerifyEmail linkKey={decodeURIComponent(key)} />;
}
