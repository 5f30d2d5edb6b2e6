"use client";

/** The way to the offer, on every page but its own. */
import { usePathname } from "next/navigation";

import { ButtonLink } from "../../ui/button-link";
import { organisations } from "./messages";
import { Notice } from "./notice";

const words = organisations.offer;

export function OfferNotice({ organisation, by }: { organisation: string; by: string }) {
  const address = `/${organisation}/ownership`;
  if (usePathname() === address) return null;
  return (
    <div className="mb-8">
      <Notice status="accent" title={words.title(by)} action={<ButtonLink size="sm" variant="secondary" href={address}>{words.look}</ButtonLink>} />
    </div>
  );
}
