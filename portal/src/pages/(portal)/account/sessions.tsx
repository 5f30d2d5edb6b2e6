/** Where the person is signed in. */
import type { Metadata } from "next";

import { account as words } from "../../../features/account/messages";
import { accounts } from "../../../features/accounts/messages";
import { SessionList } from "../../../features/accounts/session-list";
import { getSessions } from "../../../features/accounts/session-queries";
import { getProfile } from "../../../features/organisations/queries";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: words.pages.sessions };

export default async function SessionsPage() {
  const [profile, sessions] = await Promise.all([getProfile(), getSessions()]);
  return (
    <>
      <PageHeader title={words.pages.sessions} description={accounts.sessions.description} />
      <SessionList sessions={sessions} timeZone={profile.time_zone || "UTC"} now={new Date()} />
    </>
  );
}
