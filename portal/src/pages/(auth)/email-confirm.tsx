/** Where the link in the mail to a new address leads. */
import type { Metadata } from "next";

import { ConfirmAddress } from "../../features/profile/address-links";
import { addressLinks as words } from "../../features/profile/messages";
import { lookAt } from "../../features/profile/queries";
import { StaleLink } from "../../ui/link-step";

export const metadata: Metadata = { title: words.confirm.title, referrer: "no-referrer" };

export default async function EmailConfirmPage({ params }: { params: Promise<{ key: string }> }) {
  const key = decodeURIComponent((await params).key);
  const change = await lookAt("confirmation", key);
  if (typeof change === "string") {
    return <StaleLink title={words.stale.title} reason={change || words.stale.body} href="/account" label={words.stale.continue} />;
  }
  return <ConfirmAddress linkKey={key} change={change} />;
}
