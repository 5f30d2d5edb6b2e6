/** The person who looks, and the organisation that they look at. */
import "server-only";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";

import type { components } from "../../api/schema";
import { PATH_HEADER, read, readIfAllowed, visitorApi } from "../../lib/api.server";

export type Profile = components["schemas"]["Profile"];
export type OrganisationSummary = components["schemas"]["OrganisationSummary"];
export type Organisation = components["schemas"]["Organisation"];

/** Read once per request, however many parts of the page ask. */
export const getProfile = cache(async (): Promise<Profile> => read((await visitorApi()).GET("/api/v1/user/profile")));

/** The organisation at this address as it is, for the form that changes it; a stranger finds no page. */
export const getOrganisationItself = cache(
  async (organisation: string): Promise<Organisation> => read((await visitorApi(organisation)).GET("/api/v1/organisation")),
);

/** The same as the visitor reads it: its times in their own zone, where they have chosen one. */
export const getOrganisation = cache(async (slug: string): Promise<Organisation> => {
  const [organisation, { time_zone }] = await Promise.all([getOrganisationItself(slug), getProfile()]);
  return { ...organisation, time_zone: time_zone || organisation.time_zone };
});

/**
 * The visitor's own entry for the organisation at this address. An address that it has left leads to the same page at
 * its own; a stranger finds no page.
 */
export async function membershipIn(profile: Profile, organisation: string): Promise<OrganisationSummary> {
  const place = profile.organisations.find(({ slug }) => slug === organisation);
  if (place) return place;
  const { slug } = await getOrganisation(organisation);
  const path = (await headers()).get(PATH_HEADER) ?? `/${organisation}`;
  redirect(`/${slug}${path.slice(organisation.length + 1)}`);
}

/** The member who was asked to take the organisation over; null when nobody was, or while the visitor may not look. */
export const getOffer = cache(async (organisation: string): Promise<components["schemas"]["OwnershipOffer"] | null> => {
  const found = await readIfAllowed((await visitorApi(organisation)).GET("/api/v1/organisation/ownership"));
  return found?.offer ?? null;
});
