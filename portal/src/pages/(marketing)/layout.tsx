/** Around the public pages. No client component stands below: they are words, and load like words. */
import type { ReactNode } from "react";

import { SiteFooter } from "../../features/marketing/site-footer";
import { SiteHeader } from "../../features/marketing/site-header";

export default function MarketingLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader />
      <main id="content" tabIndex={-1} className="outline-none">{children}</main>
      <SiteFooter />
    </>
  );
}
