/** Where a person makes another organisation. */
import type { Metadata } from "next";

import { UserMenu } from "../../../features/accounts/user-menu";
import { organisations } from "../../../features/organisations/messages";
import { NewOrganisation } from "../../../features/organisations/new-organisation";
import { OrganisationFrame } from "../../../features/organisations/organisation-frame";
import { getProfile } from "../../../features/organisations/queries";
import { Narrow } from "../../../ui/layout";
import { PageHeader } from "../../../ui/page-header";

const words = organisations.create;

export const metadata: Metadata = { title: words.title };

export default async function NewOrganisationPage() {
  const profile = await getProfile();
  return (
    <OrganisationFrame current={null} all={profile.organisations} userMenu={<UserMenu profile={profile} />}>
      <Narrow>
        <PageHeader title={words.title} description={words.description} />
        <NewOrganisation />
      </Narrow>
    </OrganisationFrame>
  );
}
