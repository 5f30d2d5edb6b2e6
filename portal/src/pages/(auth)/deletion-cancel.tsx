/** Where a link in our mails about a deletion leads: it is taken back. */
import type { Metadata } from "next";

import { CancelDeletion } from "../../features/privacy/deletion-links";
import { privacy } from "../../features/privacy/messages";
import { lookAt } from "../../features/privacy/queries";
import { date } from "../../lib/formats";
import { StaleLink } from "../../ui/link-step";

const words = privacy.links;

export const metadata: Metadata = { title: words.cancel.title, referrer: "no-referrer" };

export default async function DeletionCancelPage({ params }: { params: Promise<{ key: string }> }) {
  const key = decodeURIComponent((await params).key);
  const deletion = await lookAt("cancellation", key);
  if (typeof deletion === "string") {
    return <StaleLink title={words.staleTitle} reason={deletion || words.staleBody} href="/account/delete" label={words.continue} />;
  }
  return <CancelDeletion linkKey={key} deletion={deletion} day={date(deletion.due_at ?? deletion.asked_at)} />;
}
