import type { Metadata } from "next";

import { UserMenu } from "../../features/accounts/user-menu";
import { Welcome } from "../../features/onboarding/welcome";
import { getProfile } from "../../features/organisations/queries";
import { PlainShell } from "../../ui/plain-shell";

export const metadata: Metadata = { title: "Welcome" };

export default async function WelcomePage() {
  const profile = await getProfile();
  return (
    <PlainShell userMenu={<UserMenu profile={profile} />}>
      <Welcome />
    </PlainShell>
  );
}
