/** What stands above every page of an organisation that goes, or that the visitor is offered. */
import { Suspense } from "react";

import { dateTime } from "../../lib/formats";
import { may } from "../../lib/roles";
import { DeletionBanner } from "./deletion-banner";
import { OwnershipBanner } from "./ownership-banner";
import { getOrganisation, type OrganisationSummary } from "./queries";

export function Banners({ place }: { place: OrganisationSummary }) {
  return (
    <Suspense>
      {place.deletion_due_at ? <Going organisation={place.slug} dueAt={place.deletion_due_at} /> : place.role !== "owner" && <OwnershipBanner organisation={place.slug} />}
    </Suspense>
  );
}

async function Going({ organisation, dueAt }: { organisation: string; dueAt: string }) {
  const read = await getOrganisation(organisation);
  return <DeletionBanner organisation={organisation} when={dateTime(dueAt, read.time_zone)} mayCancel={may(read, "organisation:delete")} />;
}
