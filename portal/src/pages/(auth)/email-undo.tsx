/** Where the link in the mail to the old address leads. */
import type { Metadata } from "next";

import { UndoAddress } from "../../features/profile/address-links";
import { addressLinks as words } from "../../features/profile/messages";
import { lookAt } from "../../features/profile/queries";
import { StaleLink } from "../../ui/link-step";

export const metadata: Metadata = { title: words.undo.title, referrer: "no-referrer" };

export default async function EmailUndoPage({ params }: { params: Promise<{ key: string }> }) {
  const key = decodeURIComponent((await params).key);
  const change = await lookAt("undoing", key);
  if (typeof change === "string") {
    return <StaleLink title={words.stale.title} reason={change || words.stale.body} href="/account" label={words.stale.continue} />;
  }
  return <UndoAddress linkKey={key} change={change} />;
}
