/** Around every signed-in page: theme, live data, the error page's styles, and what a person must not overlook. */
import type { Metadata } from "next";
import type { ReactNode } from "react";

import { ProofDialog } from "../../features/accounts/proof-dialog";
import { DeletionBanner } from "../../features/privacy/deletion-banner";
import { getDeletion } from "../../features/privacy/queries";
import { date } from "../../lib/formats";
import { Providers } from "../../ui/providers";

export const metadata: Metadata = { robots: { index: false } };

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const deletion = await getDeletion();
  return (
    <Providers>
      {deletion?.due_at && <DeletionBanner day={date(deletion.due_at)} />}
      {children}
      <ProofDialog />
    </Providers>
  );
}
