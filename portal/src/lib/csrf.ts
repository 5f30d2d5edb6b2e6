/** Django's CSRF token: a cookie that this origin's scripts may read, repeated in a header of each unsafe call.
 *
 * Under https its name begins with `__Host-`, so that no other host of the domain can have planted it.
 */

export function csrfToken(cookies: string): string | null {
  const found = /(?:^|;\s*)(?:__Host-)?csrftoken=([^;]+)/.exec(cookies);
  return found?.[1] ? decodeURIComponent(found[1]) : null;
}
