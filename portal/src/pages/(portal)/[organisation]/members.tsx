/** The people of the organisation, its seats, and whom it has asked to join. */
import type { Metadata } from "next";

import { InvitationList } from "../../../features/members/invitation-list";
import { InviteButton } from "../../../features/members/invite-button";
import { MemberList } from "../../../features/members/member-list";
import { members as words } from "../../../features/members/messages";
import { getInvitations, getMembers, getRoles, getSeats } from "../../../features/members/queries";
import { SeatSummary } from "../../../features/members/seat-summary";
import { getOrganisation } from "../../../features/organisations/queries";
import { may } from "../../../lib/roles";
import { ButtonLink } from "../../../ui/button-link";
import { Stack } from "../../../ui/layout";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: words.title };

export default async function MembersPage({ params }: { params: Promise<{ organisation: string }> }) {
  const { organisation: slug } = await params;
  const [organisation, members, seats, invitations, { roles }] = await Promise.all([
    getOrganisation(slug),
    getMembers(slug),
    getSeats(slug),
    getInvitations(slug),
    getRoles(),
  ]);
  return (
    <>
      <PageHeader
        title={words.title}
        description={words.description}
        action={
          <>
            <ButtonLink href={`/${slug}/roles`} variant="tertiary">{words.rolesLink}</ButtonLink>
            {may(organisation, "members:invite") && <InviteButton organisation={organisation} roles={roles} />}
          </>
        }
      />
      <Stack>
        <SeatSummary organisation={organisation} seats={seats} />
        <MemberList organisation={organisation} initial={members} roles={roles} />
        {invitations && <InvitationList organisation={organisation} initial={invitations} roles={roles} at={new Date().toISOString()} />}
      </Stack>
    </>
  );
}
