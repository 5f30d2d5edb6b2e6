/** The frame of one organisation's pages; a stranger finds no page. */
import type { ReactNode } from "react";

import { UserMenu } from "../../../features/accounts/user-menu";
import { OrganisationFrame } from "../../../features/organisations/organisation-frame";
import { getProfile, membershipIn } from "../../../features/organisations/queries";

interface OrganisationLayoutProps {
  params: Promise<{ organisation: string }>;
  children: ReactNode;
}

export default async function OrganisationLayout({ params, children }: OrganisationLayoutProps) {
  const { organisation } = await params;
  const profile = await getProfile();
  return (
    <OrganisationFrame
      current={membershipIn(profile, organisation)}
      all={profile.organisations}
      userMenu={<UserMenu profile={profile} />}
    >
      {children}
    </OrganisationFrame>
  );
}
