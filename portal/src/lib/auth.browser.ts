/** Signing up, in and out: allauth's headless browser client (`/_allauth/browser/v1`), in the portal's words. */
import { csrfToken } from "./csrf";
import { askForProof } from "./proof";

const BASE = "/_allauth/browser/v1";

export interface Person {
  id: string;
  email: string;
  display: string;
}

/** What an answer means for the page that asked. */
export type AuthOutcome =
  | { kind: "signed_in"; person: Person | null }
  /** Accepted; the address must be verified before anybody is signed in. */
  | { kind: "verify_email" }
  /** Accepted; one of these has to be shown too: `totp`, `recovery_codes`, `webauthn`. */
  | { kind: "second_factor"; types: string[] }
  /** Both were shown; may this browser be spared the second one for a while? */
  | { kind: "trust" }
  /** Accepted, and there is nothing more to say. */
  | { kind: "done" }
  /** There is nothing to do it for: somebody is signed in already, or nobody is waiting. */
  | { kind: "conflict" }
  | { kind: "refused"; fields: Record<string, string>; codes: string[]; form: string | null; isLimited: boolean };

interface AllauthError {
  message: string;
  code: string;
  param?: string;
}

export interface AllauthBody {
  status?: number;
  data?: { user?: { id?: string | number; email?: string; display?: string; has_usable_password?: boolean }; flows?: { id: string; is_pending?: boolean; types?: string[] }[] };
  meta?: { is_authenticated?: boolean };
  errors?: AllauthError[];
  /** The platform's own refusals (a stale page, a body too large) are problem documents. */
  detail?: string;
  code?: string;
}

export const FORM_SENTENCES = {
  unreachable: "The server could not be reached. Check your connection and try again.",
  limited: "Too many attempts. Wait a few minutes and try again.",
  closed: "Signing up is closed at the moment.",
  stale: "This page has been open for too long. Reload it and try again.",
  unexpected: "Something went wrong on our side. Try again in a moment.",
};

export const signUp = (input: { email: string; password: string; name?: string }) =>
  send("POST", "/auth/signup", input);

export const signIn = (input: { email: string; password: string }) => send("POST", "/auth/login", input);

export const signOut = () => send("DELETE", "/auth/session");

export const currentSession = () => send("GET", "/auth/session");

/** The key travels in the body, by a press of a button: programs that pre-fetch links verify nothing. */
export const verifyEmail = (key: string) => send("POST", "/auth/email/verify", { key });

/** The message again, for whoever signed up or in a moment ago in this browser. */
export const resendVerification = () => send("POST", "/auth/email/verify/resend");

export const requestPasswordReset = (email: string) => send("POST", "/auth/password/request", { email });

export const resetPassword = (input: { key: string; password: string; revoke_keys: boolean }) => send("POST", "/auth/password/reset", input);

/** For somebody who is signed in. Their other sessions end. */
export const changePassword = (input: { current_password: string; new_password: string; revoke_keys: boolean }) =>
  send("POST", "/account/password/change", input);

/** One mail with a code and a link that carries it; both work in this browser only. */
export const requestCode = (email: string) => send("POST", "/auth/code/request", { email });

export const resendCode = () => send("POST", "/auth/code/resend");

export const confirmCode = (code: string) => send("POST", "/auth/code/confirm", { code });

/** For an account that is locked because somebody guessed. */
export const requestUnlock = (email: string) => send("POST", "/auth/unlock/request", { email });

export const unlock = (key: string) => send("POST", "/auth/unlock", { key });

/** Ends every session, and the password, of whoever was told of a sign-in that was not theirs. */
export const disownSignIn = (key: string) => send("POST", "/auth/not-me", { key });

/** For somebody who is signed in and is asked to show again who they are. */
export const provePassword = (password: string) => send("POST", "/auth/reauthenticate", { password });

export const proveCodeOfApp = (code: string) => send("POST", "/auth/2fa/reauthenticate", { code });

export const requestProofCode = () => send("POST", "/auth/reauthenticate/code/request");

export const proveMailedCode = (code: string) => send("POST", "/auth/reauthenticate/code/confirm", { code });

const PREFERENCE = "remember";
const PREFERENCE_FOR = 3600; // seconds; longer than any way in takes

/** Read by the platform when somebody is in at last, whichever way and however many steps it took. */
export function rememberMe(wanted: boolean): void {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${PREFERENCE}=${wanted ? "1" : ""}; Path=/; Max-Age=${wanted ? PREFERENCE_FOR : 0}; SameSite=Lax${secure}`;
}

/** For whoever is in the middle of signing in: the code of an authenticator app, or a recovery code. */
export const showCode = (code: string) => send("POST", "/auth/2fa/authenticate", { code });

export const trustBrowser = (trust: boolean) => send("POST", "/auth/2fa/trust", { trust });

export async function send(method: string, path: string, body?: object): Promise<AuthOutcome> {
  const answer = await call(method, path, body);
  return answer ? outcome(answer.status, answer.body) : refusal(FORM_SENTENCES.unreachable);
}

/** allauth's answer as it is; null when the server cannot be reached. Asks for a fresh proof where one is due. */
export async function call(
  method: string,
  path: string,
  body?: object,
  headers?: Record<string, string>,
): Promise<{ status: number; body: AllauthBody | null } | null> {
  for (let tries = 1; ; tries += 1) {
    const answer = await callOnce(method, path, body, headers);
    const wantsProof = answer?.status === 401 && answer.body?.meta?.is_authenticated;
    const isBusy = answer?.status === 503 && tries <= BUSY_TRIES;
    if (isBusy) await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE * tries));
    else if (!wantsProof || tries > 1 || !(await askForProof())) return answer;
  }
}

const BUSY_TRIES = 4;
const BUSY_PAUSE = 500; // ms

async function callOnce(
  method: string,
  path: string,
  body?: object,
  headers?: Record<string, string>,
): Promise<{ status: number; body: AllauthBody | null } | null> {
  try {
    const token = method === "GET" ? null : await tokenForWrite();
    const response = await fetch(BASE + path, {
      method,
      credentials: "same-origin",
      headers: {
        accept: "application/json",
        ...(body && { "content-type": "application/json" }),
        ...(token && { "X-CSRFToken": token }),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, body: await bodyOf(response) };
  } catch {
    return null;
  }
}

/** The first visit has no CSRF cookie yet; asking for the configuration sets one. */
async function tokenForWrite(): Promise<string | null> {
  const known = csrfToken(document.cookie);
  if (known) return known;
  await fetch(`${BASE}/config`, { credentials: "same-origin" });
  return csrfToken(document.cookie);
}

async function bodyOf(response: Response): Promise<AllauthBody | null> {
  const isJson = response.headers.get("content-type")?.includes("json");
  return isJson ? ((await response.json()) as AllauthBody) : null;
}

/** allauth answers 401 for "accepted, but not signed in yet"; its pending flow says what is missing. */
export function outcome(status: number, body: AllauthBody | null): AuthOutcome {
  if (status === 200) return body?.meta?.is_authenticated ? signedIn(body) : { kind: "done" };
  if (status === 401) return waiting(body);
  if (status === 400 && body?.errors) return fieldRefusal(body.errors);
  if (status === 409) return { kind: "conflict" };
  if (status === 429) return { ...refusal(FORM_SENTENCES.limited, true), codes: body?.errors?.map(({ code }) => code) ?? [] };
  if (body?.detail) return { ...refusal(body.detail), codes: body.code ? [body.code] : [] };
  if (status === 403) return refusal(body ? FORM_SENTENCES.closed : FORM_SENTENCES.stale);
  return refusal(FORM_SENTENCES.unexpected);
}

function signedIn(body: AllauthBody): AuthOutcome {
  const user = body.data?.user;
  return {
    kind: "signed_in",
    person: user ? { id: String(user.id ?? ""), email: user.email ?? "", display: user.display ?? "" } : null,
  };
}

/** What a sign-in that has begun still waits for. */
function waiting(body: AllauthBody | null): AuthOutcome {
  const flow = body?.data?.flows?.find(({ is_pending }) => is_pending);
  if (flow?.id === "verify_email") return { kind: "verify_email" };
  if (flow?.id === "mfa_authenticate") return { kind: "second_factor", types: flow.types ?? [] };
  if (flow?.id === "mfa_trust") return { kind: "trust" };
  return { kind: "done" };
}

function fieldRefusal(errors: AllauthError[]): AuthOutcome {
  const fields: Record<string, string> = {};
  let form: string | null = null;
  for (const { message, param } of errors) {
    if (!param || param === "__all__") form ??= message;
    else fields[param] = fields[param] ? `${fields[param]} ${message}` : message;
  }
  return { kind: "refused", fields, codes: errors.map(({ code }) => code), form, isLimited: false };
}

function refusal(form: string, isLimited = false): Extract<AuthOutcome, { kind: "refused" }> {
  return { kind: "refused", fields: {}, codes: [], form, isLimited };
}
