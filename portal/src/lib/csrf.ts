/** Django's CSRF token: a cookie that this origin's scripts may read, repeated in a header of each unsafe call. */

export function csrfToken(cookies: string): string | null {
  const found = /(?:^|;\s*)csrftoken=([^;]+)/.exec(cookies);
  return found?.[1] ? decodeURIComponent(found[1]) : null;
}
