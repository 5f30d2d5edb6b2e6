/** Addresses: where a person goes next, and only within this site. */

const OWN_ORIGIN = "http://own.invalid";

/** `next`, if it is a path of this site; else `fallback`. Never another host, scheme, or a page of the sign-in itself. */
export function safeNext(next: string | null | undefined, fallback = "/account"): string {
  if (!next || !next.startsWith("/") || /^\/[/\\]/.test(next) || /[\\\u0000-\u001f]/.test(next)) return fallback;
  if (!URL.canParse(next, OWN_ORIGIN)) return fallback;
  const url = new URL(next, OWN_ORIGIN);
  // `/a/..//elsewhere` is ours when it is read and another host's when it is followed.
  if (url.origin !== OWN_ORIGIN || url.pathname.startsWith("//") || SIGN_IN_PAGES.test(url.pathname)) return fallback;
  return url.pathname + url.search + url.hash;
}

const SIGN_IN_PAGES = /^\/(sign-in|sign-up|check-mail|verify|forgot|reset|unlock|not-me|second-factor|second-factor-off)(\/|$)/;

/** The sign-in page that leads back to `path`. */
export function signInPath(path: string | null): string {
  return path && path !== "/" ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in";
}

/** The page that says why a second factor is required, and leads to it and back to `path`. */
export function secondFactorPath(path: string | null): string {
  return path && path !== "/" ? `/account/security/required?next=${encodeURIComponent(path)}` : "/account/security/required";
}
