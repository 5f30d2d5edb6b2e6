/**
 * What the link of an invitation carries. It stands behind the `#`, which a browser sends to no server, and is kept for
 * this tab while its owner signs in; it leaves in the bodies of calls only.
 */
const KEY = "invitation";

/** From the address, which then no longer shows it, or from earlier in this tab. */
export function takeInvitation(): string | null {
  const fromAddress = decodeURIComponent(window.location.hash.slice(1));
  if (fromAddress) {
    sessionStorage.setItem(KEY, fromAddress);
    window.history.replaceState(window.history.state, "", window.location.pathname);
  }
  return sessionStorage.getItem(KEY);
}

export function forgetInvitation(): void {
  sessionStorage.removeItem(KEY);
}
