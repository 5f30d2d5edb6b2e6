/** What the portal knows of the site it runs in. Each site writes one module of this shape; `withPortal` aliases it. */
import { site } from "@orchestrator/site";

export interface SiteLink {
  label: string;
  href: string;
}

export interface Site {
  /** The name people know, in headers, titles and mail. */
  name: string;
  /** The company behind it, for the footer and the legal pages. */
  legalName: string;
  /** One sentence, for search results. */
  description: string;
  /** The part of a sentence that stands beside the sign-in form. */
  promise: string;
  /** What a new customer gets, as short sentences beside the sign-up form. */
  reasons: string[];
  supportEmail: string;
  /** The product's own API call, shown beside a new key. `{origin}` and `{key}` are filled in. */
  exampleCall: string;
  /** What each scope of an API key means for the product, by its code. */
  scopes: Record<string, string>;
  navigation: SiteLink[];
  footer: { title: string; links: SiteLink[] }[];
}

export { site };
