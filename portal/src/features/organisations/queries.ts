/** The person who looks, and the organisation that they look at. */
import "server-only";

import { notFound } from "next/navigation";
import { cache } from "react";

import type { components } from "../../api/schema";
import { read, visitorApi } from "../../lib/api.server";

export type Profile = components["schemas"]["Profile"];
export type OrganisationSummary = components["schemas"]["OrganisationSummary"];
export type Organisation = components["schemas"]["Organisation"];

/** Read once per request, however many parts of the page ask. */
export const getProfile = cache(async (): Promise<Profile> => read((await visitorApi()).GET("/api/v1/user/profile")));

/** The organisation at this address with its time zone and the visitor's role; a stranger finds no page. */
export const getOrganisation = cache(
  async (organisation: string): Promise<Organisation> => read((await visitorApi(organisation)).GET("/api/v1/organisation")),
);

/** The visitor's own entry for the organisation at this address; a stranger finds no page. */
export function membershipIn(profile: Profile, organisation: string): OrganisationSummary {
  return profile.organisations.find(({ slug }) => slug === organisation) ?? notFound();
}
