/** Out to Google or GitHub. Not by a form: the pages' security policy lets no form lead to another site. */
import { call } from "./auth.browser";

/** Leaves the page; false when that is not possible now. `back` is the page of ours that the person comes back to. */
export async function goToProvider(provider: string, back: string): Promise<boolean> {
  const answer = await call("POST", "/auth/provider/redirect", { provider, callback_url: back });
  const address = (answer?.body?.data as { address?: string } | undefined)?.address;
  if (answer?.status !== 200 || !address) return false;
  window.location.assign(address);
  return true;
}
