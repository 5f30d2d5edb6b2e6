/** Second factors: setting them up and taking them away, by allauth's addresses. */
import { call, FORM_SENTENCES, outcome, type AuthOutcome } from "./auth.browser";
import { askPasskey, createPasskey } from "./passkeys.browser";

/** Each is of one type: `totp` an authenticator app, `webauthn` a passkey, `recovery_codes` what stands in for both. */
export interface Factor {
  type: "totp" | "webauthn" | "recovery_codes";
  created_at: string;
  last_used_at: string | null;
  /** Of a passkey. */
  id?: string;
  name?: string;
  is_passwordless?: boolean;
  /** Of recovery codes. */
  total_code_count?: number;
  unused_code_count?: number;
}

export interface Factors {
  factors: Factor[];
  /** The organisations that want the person to have one. */
  demandedBy: string[];
}

export type Refusal = Extract<AuthOutcome, { kind: "refused" }>;
export type Answer<Data> = { data: Data; refusal: null } | { data: null; refusal: Refusal };

/** Shown now and never again; empty when the person has some already. */
export interface WithCodes {
  recovery_codes?: string[];
}

const FACTORS = "/account/authenticators";
export const UNPROVEN = "Nothing was changed: this takes a proof that it is you.";
export const DECLINED = "The passkey was not used. Try again, or use another way.";

export const offerApp = () => get<{ secret: string; address: string; picture: string }>(`${FACTORS}/totp`);

export const addApp = (code: string) => write<WithCodes>("POST", `${FACTORS}/totp`, { code });

export const removeApp = () => write("DELETE", `${FACTORS}/totp`);

export const makeRecoveryCodes = () => write<Required<WithCodes>>("POST", `${FACTORS}/recovery-codes`, {});

export const renamePasskey = (id: string, name: string) => write("PUT", `${FACTORS}/webauthn`, { id, name });

export const removePasskey = (id: string) => write("DELETE", `${FACTORS}/webauthn`, { id });

/** Mails the link that turns two-factor authentication off. */
export const askToTurnOff = (current_password: string) => write("POST", `${FACTORS}/off`, { current_password });

export const turnOff = (key: string) => write("POST", "/auth/2fa/off", { key });

/** Asks the device for a new passkey. With `passwordless` it can later stand for the password too. */
export async function addPasskey(name: string, passwordless: boolean): Promise<Answer<WithCodes>> {
  const begun = await get<{ creation_options: unknown }>(`${FACTORS}/webauthn${passwordless ? "?passwordless" : ""}`);
  if (!begun.data) return begun;
  const credential = await createPasskey(begun.data.creation_options);
  return credential ? write("POST", `${FACTORS}/webauthn`, { name, passwordless, credential }) : declined();
}

/** Signs in with a passkey alone. */
export const signInWithPasskey = () => showPasskey("/auth/webauthn/login");

/** For whoever is in the middle of signing in. */
export const finishWithPasskey = () => showPasskey("/auth/webauthn/authenticate");

/** For whoever is signed in and is asked to show again who they are. */
export const proveWithPasskey = () => showPasskey("/auth/webauthn/reauthenticate");

async function showPasskey(path: string): Promise<AuthOutcome> {
  const asked = await get<{ request_options: unknown }>(path);
  if (!asked.data) return asked.refusal;
  const credential = await askPasskey(asked.data.request_options);
  if (!credential) return declined().refusal;
  const answer = await call("POST", path, { credential });
  const shown = answer ? outcome(answer.status, answer.body) : unreachable().refusal;
  // What is wrong with a credential is nothing that a person could mend in a field.
  return shown.kind === "refused" ? { ...shown, form: shown.form ?? shown.fields.credential ?? DECLINED } : shown;
}

const get = <Data>(path: string): Promise<Answer<Data>> => write("GET", path);

async function write<Data = undefined>(method: string, path: string, body?: object): Promise<Answer<Data>> {
  const answer = await call(method, path, body);
  if (!answer) return unreachable();
  if (answer.status === 401 && answer.body?.meta?.is_authenticated) return declining(UNPROVEN);
  if (answer.status === 200) return { data: (answer.body?.data ?? {}) as Data, refusal: null };
  const refused = outcome(answer.status, answer.body);
  return refused.kind === "refused" ? { data: null, refusal: refused } : declining(FORM_SENTENCES.unexpected);
}

const unreachable = () => declining(FORM_SENTENCES.unreachable);
const declined = () => declining(DECLINED);

function declining(form: string): { data: null; refusal: Refusal } {
  return { data: null, refusal: { kind: "refused", fields: {}, codes: [], form, isLimited: false } };
}
