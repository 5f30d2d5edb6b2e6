/** How a person can show again who they are. */
import { call } from "../../lib/auth.browser";
import type { Factor } from "../../lib/factors.browser";

export type ProofWay = "password" | "app" | "passkey" | "mail";

/** The easiest first; a mailed code only where there is no password. Empty when it could not be found out. */
export async function proofWays(): Promise<ProofWay[]> {
  const [session, factors] = await Promise.all([call("GET", "/auth/session"), call("GET", "/account/authenticators")]);
  if (session?.status !== 200) return [];
  const types = new Set((factors?.body?.data as unknown as Factor[] | undefined)?.map(({ type }) => type));
  const hasPassword = session.body?.data?.user?.has_usable_password ?? true;
  return [
    ...(hasPassword ? (["password"] as const) : []),
    ...(types.has("totp") ? (["app"] as const) : []),
    ...(types.has("webauthn") ? (["passkey"] as const) : []),
    ...(hasPassword ? [] : (["mail"] as const)),
  ];
}
