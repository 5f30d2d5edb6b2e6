/** The process's environment, read in one place. Server only: nothing here is baked into a bundle. */
import "server-only";

/** Where server components reach the API directly, without a trailing slash. */
export function apiInternalUrl(): string {
  const address = process.env.API_INTERNAL_URL;
  if (!address) throw new Error("API_INTERNAL_URL is not set: the pages cannot reach the API.");
  return address.replace(/\/+$/, "");
}

/** The one origin that people use, for absolute links in metadata. */
export function siteUrl(): URL {
  return new URL(process.env.SITE_URL || "http://localhost:3000");
}

/** `https://app.example`: what stands before a path in a line that people copy. */
export function siteOrigin(): string {
  return siteUrl().origin;
}
