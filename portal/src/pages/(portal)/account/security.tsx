/** How the person shows who they are: password, second factor. */
import type { Metadata } from "next";

import { account as words } from "../../../features/account/messages";
import { ChangePassword } from "../../../features/accounts/change-password";
import { Stack } from "../../../ui/layout";
import { PageHeader } from "../../../ui/page-header";

export const metadata: Metadata = { title: words.pages.security };

export default function SecurityPage() {
  return (
    <>
      <PageHeader title={words.pages.security} />
      <Stack>
        <ChangePassword />
      </Stack>
    </>
  );
}
