/** The person: how they are called and how the portal looks to them. */
import type { Metadata } from "next";

import { getProfile } from "../../../features/organisations/queries";
import { profile as words } from "../../../features/profile/messages";
import { OwnOrganisations } from "../../../features/profile/own-organisations";
import { ProfileForm } from "../../../features/profile/profile-form";
import { SignOut } from "../../../features/profile/sign-out";
import { ThemeChoice } from "../../../features/profile/theme-choice";
import { Stack } from "../../../ui/layout";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: words.title };

export default async function ProfilePage() {
  const profile = await getProfile();
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      <Stack>
        <ProfileForm profile={profile} />
        <ThemeChoice />
        <OwnOrganisations organisations={profile.organisations} />
        <SignOut />
      </Stack>
    </>
  );
}
