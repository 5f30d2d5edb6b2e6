/** Says above every page that the visitor was asked to take the organisation over. */
import { OfferNotice } from "./offer-notice";
import { getOffer } from "./queries";

export async function OwnershipBanner({ organisation }: { organisation: string }) {
  const offer = await getOffer(organisation);
  return offer?.is_for_me ? <OfferNotice organisation={organisation} by={offer.offered_by} /> : null;
}
