/** What every site on the portal needs from Next.js, so that its own configuration is one call. */
import path from "node:path";

const development = process.env.NODE_ENV === "development";

/**
 * Pages hold inline scripts that Next.js writes (the flight data), and static pages cannot carry a nonce;
 * everything else is refused: no foreign script, frame, form target or base address.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src 'self'${development ? " ws: wss:" : ""}`,
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const securityHeaders = [
  { key: "Content-Security-Policy", value: contentSecurityPolicy },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

/** Mailed links carry a secret in their path: it must not leave in a Referer, nor stand in a search index. */
const secretPathHeaders = [
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Robots-Tag", value: "noindex" },
  { key: "Cache-Control", value: "no-store" },
];

/**
 * @param {{ site: string, root: string, config?: import("next").NextConfig }} options
 *   `site`: the site's module with its name and links, relative to its folder; `root`: the workspace's folder.
 * @returns {import("next").NextConfig}
 */
export function withPortal({ site, root, config = {} }) {
  return {
    output: "standalone",
    poweredByHeader: false,
    reactStrictMode: true,
    transpilePackages: ["@orchestrator/portal"],
    outputFileTracingRoot: path.resolve(root),
    turbopack: { root: path.resolve(root), resolveAlias: { "@orchestrator/site": site } },
    // `npm run types` checks the whole workspace, tests included; the build does not repeat it.
    typescript: { ignoreBuildErrors: true },
    devIndicators: false,
    headers: async () => [
      { source: "/:path*", headers: securityHeaders },
      { source: "/verify/:key", headers: secretPathHeaders },
      { source: "/reset/:key", headers: secretPathHeaders },
      { source: "/invitations", headers: secretPathHeaders },
      { source: "/second-factor-off/:key", headers: secretPathHeaders },
    ],
    ...config,
  };
}
