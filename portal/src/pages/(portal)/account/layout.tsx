/** The frame of the person's own pages, whichever organisation they look at. */
import type { ReactNode } from "react";

import { AccountNavigation } from "../../../features/account/account-navigation";
import { UserMenu } from "../../../features/accounts/user-menu";
import { OrganisationFrame } from "../../../features/organisations/organisation-frame";
import { getProfile } from "../../../features/organisations/queries";
import { Aside } from "../../../ui/layout";

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const profile = await getProfile();
  return (
    <OrganisationFrame current={null} all={profile.organisations} userMenu={<UserMenu profile={profile} />}>
      <Aside aside={<AccountNavigation />}>{children}</Aside>
    </OrganisationFrame>
  );
}
