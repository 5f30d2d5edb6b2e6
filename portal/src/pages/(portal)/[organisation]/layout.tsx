/** The frame of one organisation's pages; a stranger finds no page. */
import type { ReactNode } from "react";

import { UserMenu } from "../../../features/accounts/user-menu";
import { SuspendedSeat } from "../../../features/members/suspended-seat";
import { OrganisationFrame } from "../../../features/organisations/organisation-frame";
import { Banners } from "../../../features/organisations/banners";
import { getProfile, membershipIn } from "../../../features/organisations/queries";

interface OrganisationLayoutProps {
  params: Promise<{ organisation: string }>;
  children: ReactNode;
}

export default async function OrganisationLayout({ params, children }: OrganisationLayoutProps) {
  const { organisation } = await params;
  const profile = await getProfile();
  const place = await membershipIn(profile, organisation);
  return (
    <OrganisationFrame
      current={place}
      all={profile.organisations}
      userMenu={<UserMenu profile={profile} />}
    >
      {place.status === "suspended" ? (
        <SuspendedSeat organisation={place.name} />
      ) : (
        <>
          <Banners place={place} />
          {children}
        </>
      )}
    </OrganisationFrame>
  );
}
