/** Where a member answers whether they take the organisation over. */
import { Handshake } from "lucide-react";
import type { Metadata } from "next";

import { AnswerOffer } from "../../../features/organisations/answer-offer";
import { organisations } from "../../../features/organisations/messages";
import { getOffer, getOrganisation } from "../../../features/organisations/queries";
import { dateTime } from "../../../lib/formats";
import { ButtonLink } from "../../../ui/button-link";
import { EmptyState } from "../../../ui/empty-state";
import { PageHeader } from "../../../ui/page-header";
import { Section } from "../../../ui/section";

const words = organisations.offer;

export const metadata: Metadata = { title: words.page };

export default async function OwnershipPage({ params }: { params: Promise<{ organisation: string }> }) {
  const organisation = await getOrganisation((await params).organisation);
  const offer = await getOffer(organisation.slug);
  return (
    <>
      <PageHeader title={words.page} />
      {offer?.is_for_me ? (
        <AnswerOffer organisation={organisation} by={offer.offered_by} until={dateTime(offer.expires_at, organisation.time_zone)} />
      ) : (
        <Section>
          <EmptyState icon={Handshake} title={words.none} action={<ButtonLink variant="secondary" href={`/${organisation.slug}`}>{words.back}</ButtonLink>}>
            {words.noneBody}
          </EmptyState>
        </Section>
      )}
    </>
  );
}
