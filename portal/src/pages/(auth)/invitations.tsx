/** The page that an invitation's link leads to. */
import type { Metadata } from "next";

import { invitations as words } from "../../features/invitations/messages";
import { InvitationDesk } from "./invitation-desk";

export const metadata: Metadata = { title: words.title, referrer: "no-referrer", robots: { index: false } };

export default function InvitationsPage() {
  return <InvitationDesk />;
}
