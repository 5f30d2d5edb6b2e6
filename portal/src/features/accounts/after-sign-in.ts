"use client";

/** Where a person goes once they are in, and what they meant to do before they signed up. */
import { browserApi } from "../../lib/api.browser";
import { safeNext } from "../../lib/paths";

/** Leaves by a full load, so that nothing that was read for the anonymous stays in memory. */
export async function leaveSignedIn(next: string | null): Promise<true> {
  window.location.assign(safeNext(next, "") || (await ownDashboard()));
  return true;
}

async function ownDashboard(): Promise<string> {
  const { data } = await browserApi().GET("/api/v1/user/profile");
  const first = data?.organisations[0];
  return first ? `/${first.slug}` : "/welcome";
}

/** Where a sign-in goes on that takes a second factor. */
export function secondFactorPath(next: string | null): string {
  return next ? `/second-factor?next=${encodeURIComponent(next)}` : "/second-factor";
}

const MAIL_KEY = "sign-up-email";

/** The address that a message was sent to, for the page that says so. Kept for this tab only. */
export function rememberAddress(email: string): void {
  sessionStorage.setItem(MAIL_KEY, email);
}

export function rememberedAddress(): string | null {
  return sessionStorage.getItem(MAIL_KEY);
}
