/** Where a link in our mails about a deletion leads: it is confirmed. */
import type { Metadata } from "next";

import { ConfirmDeletion } from "../../features/privacy/deletion-links";
import { privacy } from "../../features/privacy/messages";
import { lookAt } from "../../features/privacy/queries";
import { date } from "../../lib/formats";
import { StaleLink } from "../../ui/link-step";

const words = privacy.links;

export const metadata: Metadata = { title: words.confirm.title, referrer: "no-referrer" };

export default async function DeletionConfirmPage({ params }: { params: Promise<{ key: string }> }) {
  const key = decodeURIComponent((await params).key);
  const deletion = await lookAt("confirmation", key);
  if (typeof deletion === "string") {
    return <StaleLink title={words.staleTitle} reason={deletion || words.staleBody} href="/account/delete" label={words.continue} />;
  }
  return <ConfirmDeletion linkKey={key} deletion={deletion} day={date(deletion.due_at ?? deletion.asked_at)} />;
}
