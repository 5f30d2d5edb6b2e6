/** What programs may read: the public pages. Links with secrets in them and signed-in pages are not for indexes. */
import type { MetadataRoute } from "next";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: ["/verify/", "/reset/", "/welcome", "/account", "/check-mail", "/console/", "/_allauth/", "/accounts/", "/hooks/"],
    },
  };
}
