/** The person's own page, whichever organisation they look at. */
import type { Metadata } from "next";

import { ChangePassword } from "../../features/accounts/change-password";
import { UserMenu } from "../../features/accounts/user-menu";
import { OrganisationFrame } from "../../features/organisations/organisation-frame";
import { getProfile } from "../../features/organisations/queries";
import { profile as words } from "../../features/profile/messages";
import { OwnOrganisations } from "../../features/profile/own-organisations";
import { ProfileForm } from "../../features/profile/profile-form";
import { SignOut } from "../../features/profile/sign-out";
import { ThemeChoice } from "../../features/profile/theme-choice";
import { Stack } from "../../ui/layout";
import { PageHeader } from "../../ui/page-header";

export const metadata: Metadata = { title: words.title };

export default async function AccountPage() {
  const profile = await getProfile();
  return (
    <OrganisationFrame current={null} all={profile.organisations} userMenu={<UserMenu profile={profile} />}>
      <PageHeader title={words.title} description={words.description} />
      <Stack>
        <ProfileForm profile={profile} />
        <ChangePassword />
        <ThemeChoice />
        <OwnOrganisations organisations={profile.organisations} />
        <SignOut />
      </Stack>
    </OrganisationFrame>
  );
}
