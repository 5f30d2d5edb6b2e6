/** What a call cannot settle by itself: showing again who one is, and having been signed out meanwhile.
 *
 * The one dialog of the signed-in pages answers; where there is none, a call is simply refused.
 */

interface Attendant {
  /** Asks the person; true when they have shown that it is they. */
  prove: () => Promise<boolean>;
  /** Their session is over: leads to sign-in and back. */
  signedOut: () => void;
}

let attendant: Attendant | null = null;
let asked: Promise<boolean> | null = null;

/** Returns what to call when the page is left. */
export function attend(given: Attendant): () => void {
  attendant = given;
  return () => {
    if (attendant === given) attendant = null;
  };
}

/** Several calls at once ask once. */
export function askForProof(): Promise<boolean> {
  asked ??= (attendant?.prove() ?? Promise.resolve(false)).finally(() => (asked = null));
  return asked;
}

export function tellSignedOut(): void {
  attendant?.signedOut();
}
