/** The person: how they are called, how they are reached, and how the portal looks to them. */
import type { Metadata } from "next";

import { getProfile } from "../../../features/organisations/queries";
import { Address } from "../../../features/profile/address";
import { profile as words } from "../../../features/profile/messages";
import { OwnData } from "../../../features/profile/own-data";
import { OwnOrganisations } from "../../../features/profile/own-organisations";
import { Picture } from "../../../features/profile/picture";
import { ProfileForm } from "../../../features/profile/profile-form";
import { SignOut } from "../../../features/profile/sign-out";
import { ThemeChoice } from "../../../features/profile/theme-choice";
import { timeZones } from "../../../features/settings/time-zones";
import { Stack } from "../../../ui/layout";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: words.title };

export default async function ProfilePage() {
  const profile = await getProfile();
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      <Stack>
        <Picture profile={profile} />
        <ProfileForm profile={profile} timeZones={timeZones(profile.time_zone || "UTC")} />
        <Address profile={profile} />
        <ThemeChoice />
        <OwnOrganisations organisations={profile.organisations} />
        <OwnData />
        <SignOut />
      </Stack>
    </>
  );
}
