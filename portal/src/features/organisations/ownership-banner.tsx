/** Says above every page that the visitor was asked to take the organisation over. */
import { Alert } from "@heroui/react/alert";

import { ButtonLink } from "../../ui/button-link";
import { organisations } from "./messages";
import { getOffer } from "./queries";

const words = organisations.offer;

export async function OwnershipBanner({ organisation }: { organisation: string }) {
  const offer = await getOffer(organisation);
  if (!offer?.is_for_me) return null;
  return (
    <Alert status="accent" className="mb-8 border border-border">
      <Alert.Indicator />
      <Alert.Content>
        <Alert.Title>{words.title(offer.offered_by)}</Alert.Title>
      </Alert.Content>
      <ButtonLink size="sm" variant="secondary" href={`/${organisation}/ownership`}>{words.look}</ButtonLink>
    </Alert>
  );
}
