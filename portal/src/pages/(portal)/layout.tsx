/** Around every signed-in page: theme, live data and the error page's styles. */
import type { Metadata } from "next";
import type { ReactNode } from "react";

import { Providers } from "../../ui/providers";

export const metadata: Metadata = { robots: { index: false } };

export default function PortalLayout({ children }: { children: ReactNode }) {
  return <Providers>{children}</Providers>;
}
