/** Where an organisation, or the console, sends who lacks a second factor. */
import type { Metadata } from "next";

import { account as words } from "../../../features/account/messages";
import { SecondFactorRequired } from "../../../features/second-factor/required";
import { safeNext } from "../../../lib/paths";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: words.pages.security };

export default async function SecurityRequiredPage({ searchParams }: { searchParams: Promise<{ next?: string; by?: string }> }) {
  const { next, by } = await searchParams;
  return (
    <>
      <PageHeader title={words.pages.security} />
      <SecondFactorRequired byConsole={by === "console"} next={safeNext(typeof next === "string" ? next : null)} />
    </>
  );
}
