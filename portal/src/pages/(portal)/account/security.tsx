/** How the person shows who they are: password, second factor. */
import type { Metadata } from "next";

import { account as words } from "../../../features/account/messages";
import { ChangePassword } from "../../../features/accounts/change-password";
import { hasPassword } from "../../../features/accounts/session-queries";
import { getFactors } from "../../../features/second-factor/queries";
import { SecondFactor } from "../../../features/second-factor/second-factor";
import { safeNext } from "../../../lib/paths";
import { Stack } from "../../../ui/layout";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: words.pages.security };

export default async function SecurityPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  return (
    <>
      <PageHeader title={words.pages.security} description={words.securityDescription} />
      <Stack>
        <SecondFactor known={await getFactors()} next={typeof next === "string" ? safeNext(next, "") || null : null} />
        <ChangePassword hasPassword={await hasPassword()} />
      </Stack>
    </>
  );
}
