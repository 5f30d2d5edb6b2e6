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

const NEXT_KEY = "sign-in-next";

/** The mailed link opens in another tab: where the person was going is kept for the whole browser. */
export function keepNext(next: string | null): void {
  if (next) localStorage.setItem(NEXT_KEY, next);
  else localStorage.removeItem(NEXT_KEY);
}

export function takeNext(): string | null {
  const kept = localStorage.getItem(NEXT_KEY);
  localStorage.removeItem(NEXT_KEY);
  return kept;
}

const CODE_KEY = "sign-in-code";
const CODE_FOR = 600_000; // ms; for how long a code works

/** The address that a code is on its way to; null once it has come or is not wanted. Kept for this tab only. */
export function awaitCode(email: string | null): void {
  if (email === null) sessionStorage.removeItem(CODE_KEY);
  else sessionStorage.setItem(CODE_KEY, `${Date.now() + CODE_FOR} ${email}`);
}

export function awaitedAddress(): string | null {
  const [until, email] = sessionStorage.getItem(CODE_KEY)?.split(" ") ?? [];
  return email && Number(until) > Date.now() ? email : null;
}

const MAIL_KEY = "sign-up-email";

/** The address that a message was sent to, for the page that says so. Kept for this tab only. */
export function rememberAddress(email: string): void {
  sessionStorage.setItem(MAIL_KEY, email);
}

export function rememberedAddress(): string | null {
  return sessionStorage.getItem(MAIL_KEY);
}
