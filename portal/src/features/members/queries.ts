/** The people of an organisation, its seats, and whom it has asked to join. */
import "server-only";

import { read, readIfAllowed, visitorApi } from "../../lib/api.server";
import type { Invitations, Members, Roles, Seats } from "./types";

export async function getMembers(organisation: string): Promise<Members> {
  return read((await visitorApi(organisation)).GET("/api/v1/members"));
}

export async function getSeats(organisation: string): Promise<Seats> {
  return read((await visitorApi(organisation)).GET("/api/v1/seats"));
}

/** Null where the visitor's role may not invite. */
export async function getInvitations(organisation: string): Promise<Invitations | null> {
  return readIfAllowed((await visitorApi(organisation)).GET("/api/v1/invitations"));
}

export async function getRoles(): Promise<Roles> {
  return read((await visitorApi()).GET("/api/v1/roles"));
}
