/** The document around every page. Styles come with the group, so that public pages do not carry the portal's. */
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";

import { siteUrl } from "../lib/environment";
import { site } from "../lib/site";
import { ThemeScript } from "../ui/theme-script";

export function generateMetadata(): Metadata {
  return {
    metadataBase: siteUrl(),
    title: { default: site.name, template: `%s · ${site.name}` },
    description: site.description,
    applicationName: site.name,
    openGraph: { siteName: site.name, type: "website" },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-SG" suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body className="antialiased">{children}</body>
    </html>
  );
}
