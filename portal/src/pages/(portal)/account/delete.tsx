/** Leaving: what it means, how it stands, and how to stay. */
import type { Metadata } from "next";

import { getProfile } from "../../../features/organisations/queries";
import { privacy as words } from "../../../features/privacy/messages";
import { getConsequences, getDeletion } from "../../../features/privacy/queries";
import { Asked, Due } from "../../../features/privacy/under-way";
import { WhatHappens } from "../../../features/privacy/what-happens";
import { OwnData } from "../../../features/profile/own-data";
import { date } from "../../../lib/formats";
import { Stack } from "../../../ui/layout";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: words.title };

export default async function DeletePage() {
  const [profile, deletion] = await Promise.all([getProfile(), getDeletion()]);
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      <Stack>
        {deletion?.due_at && <Due day={date(deletion.due_at, profile.time_zone || undefined)} />}
        {deletion?.state === "asked" && <Asked />}
        {deletion?.state === "none" && <WhatHappens consequences={await getConsequences()} />}
        <OwnData />
      </Stack>
    </>
  );
}
