/** The organisation's name, clock and identification. */
import type { Metadata } from "next";

import { getOrganisation } from "../../../features/organisations/queries";
import { Identity } from "../../../features/settings/identity";
import { settings as words } from "../../../features/settings/messages";
import { OrganisationForm } from "../../../features/settings/organisation-form";
import { timeZones } from "../../../features/settings/time-zones";
import { may } from "../../../lib/roles";
import { Stack } from "../../../ui/layout";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: words.title };

export default async function SettingsPage({ params }: { params: Promise<{ organisation: string }> }) {
  const organisation = await getOrganisation((await params).organisation);
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      <Stack>
        <OrganisationForm organisation={organisation} timeZones={timeZones(organisation.time_zone)} mayChange={may(organisation, "organisation:change")} />
        <Identity organisation={organisation} />
      </Stack>
    </>
  );
}
