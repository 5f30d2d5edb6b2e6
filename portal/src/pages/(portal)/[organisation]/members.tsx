/** The people of the organisation. */
import type { Metadata } from "next";

import { getSubscription } from "../../../features/billing/queries";
import { MemberList } from "../../../features/members/member-list";
import { members as words } from "../../../features/members/messages";
import { getMembers } from "../../../features/members/queries";
import { getOrganisation, getProfile } from "../../../features/organisations/queries";
import { limit } from "../../../lib/formats";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: words.title };

export default async function MembersPage({ params }: { params: Promise<{ organisation: string }> }) {
  const { organisation: slug } = await params;
  const [{ email }, { time_zone }, { limits }, members] = await Promise.all([
    getProfile(),
    getOrganisation(slug),
    getSubscription(slug),
    getMembers(slug),
  ]);
  return (
    <>
      <PageHeader title={words.title} description={words.description(members.length, limit(limits.seats))} />
      <MemberList members={members} own={email} timeZone={time_zone} />
    </>
  );
}
