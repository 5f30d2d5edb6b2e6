/** Where the hosted checkout sends the payer back to. */
import type { Metadata } from "next";

import { billing } from "../../../features/billing/messages";
import { Settlement, UnknownCheckout } from "../../../features/billing/settlement";
import { getOrganisation } from "../../../features/organisations/queries";

export const metadata: Metadata = { title: billing.settlement.title };

interface BillingReturnPageProps {
  params: Promise<{ organisation: string }>;
  searchParams: Promise<{ session_id?: string | string[] }>;
}

export default async function BillingReturnPage({ params, searchParams }: BillingReturnPageProps) {
  const { organisation: slug } = await params;
  const { session_id } = await searchParams;
  const organisation = await getOrganisation(slug);
  if (typeof session_id !== "string" || !session_id) return <UnknownCheckout slug={slug} />;
  return <Settlement organisation={organisation} session={session_id} />;
}
