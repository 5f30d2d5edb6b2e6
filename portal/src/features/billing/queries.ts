/** What the organisation pays for, and what it could pay for. */
import "server-only";

import type { components } from "../../api/schema";
import { read, readIfAllowed, visitorApi } from "../../lib/api.server";

export async function getSubscription(organisation: string): Promise<components["schemas"]["CurrentSubscription"]> {
  return read((await visitorApi(organisation)).GET("/api/v1/subscription/current"));
}

export async function getPlans(): Promise<components["schemas"]["Plans"]> {
  return read((await visitorApi()).GET("/api/v1/plans"));
}

/** Null where the visitor's role may not see them. */
export async function getInvoices(organisation: string): Promise<components["schemas"]["Invoice"][] | null> {
  const invoices = await readIfAllowed((await visitorApi(organisation)).GET("/api/v1/invoices"));
  return invoices && invoices.data;
}
