/** The organisation's name, address and clock; who owns it; what it asks of a sign-in; and its end. */
import type { Metadata } from "next";

import { getOffer, getOrganisationItself } from "../../../features/organisations/queries";
import { AddressForm } from "../../../features/settings/address-form";
import { BillingContactForm } from "../../../features/settings/billing-contact-form";
import { DeleteOrganisation } from "../../../features/settings/delete-organisation";
import { Identity } from "../../../features/settings/identity";
import { LeaveOrganisation } from "../../../features/settings/leave-organisation";
import { LogoForm } from "../../../features/settings/logo-form";
import { settings as words } from "../../../features/settings/messages";
import { OrganisationForm } from "../../../features/settings/organisation-form";
import { OwnershipForm } from "../../../features/settings/ownership-form";
import { SecurityForm } from "../../../features/settings/security-form";
import { timeZones } from "../../../features/settings/time-zones";
import { dateTime } from "../../../lib/formats";
import { may } from "../../../lib/roles";
import { Stack } from "../../../ui/layout";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: words.title };

export default async function SettingsPage({ params }: { params: Promise<{ organisation: string }> }) {
  const organisation = await getOrganisationItself((await params).organisation);
  const { slug } = organisation;
  const isStaying = organisation.deletion_due_at === null;
  const mayChange = isStaying && may(organisation, "organisation:change");
  const mayOffer = isStaying && may(organisation, "organisation:transfer");
  const offer = mayOffer ? await getOffer(slug) : null;
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      <Stack>
        <OrganisationForm organisation={organisation} timeZones={timeZones(organisation.time_zone)} mayChange={mayChange} />
        {mayChange && <LogoForm organisation={organisation} />}
        {mayChange && <AddressForm key={slug} slug={slug} />}
        {isStaying && may(organisation, "plan:pay") && <BillingContactForm organisation={slug} email={organisation.billing_email ?? ""} />}
        <SecurityForm organisation={slug} isRequired={organisation.requires_second_factor} mayChange={isStaying && may(organisation, "organisation:secure")} />
        {mayOffer && <OwnershipForm organisation={slug} offer={offer} until={offer ? dateTime(offer.expires_at, organisation.time_zone) : ""} />}
        <Identity organisation={organisation} />
        <LeaveOrganisation organisation={organisation} />
        {isStaying && may(organisation, "organisation:delete") && <DeleteOrganisation organisation={organisation} />}
      </Stack>
    </>
  );
}
