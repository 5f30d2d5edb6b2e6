"use client";

/** The second half of a sign-in. What has to be shown is known to the server, so a reload or a provider's way back leads here too. */
import { ShieldCheck } from "lucide-react";
import { useEffect, useState } from "react";

import { currentSession, trustBrowser, type AuthOutcome } from "../../lib/auth.browser";
import { ButtonLink } from "../../ui/button-link";
import { leaveSignedIn } from "./after-sign-in";
import { AuthHeading } from "./auth-heading";
import { accounts } from "./messages";
import { ShowFactor } from "./show-factor";

const words = accounts.secondFactor;

type State = { kind: "asking" } | { kind: "waiting"; types: string[] } | { kind: "gone" };

export function SecondFactorStep({ next }: { next: string | null }) {
  const [state, setState] = useState<State>({ kind: "asking" });

  useEffect(() => {
    let isThere = true;
    void currentSession().then(async (outcome) => {
      const settled = await settle(outcome, next);
      if (isThere && settled) setState(settled);
    });
    return () => {
      isThere = false;
    };
  }, [next]);

  async function shown(outcome: AuthOutcome, trust: boolean) {
    if (outcome.kind === "trust") await trustBrowser(trust);
    const settled = await settle(outcome.kind === "trust" ? await currentSession() : outcome, next);
    if (settled) setState(settled);
  }

  if (state.kind === "gone") {
    return (
      <>
        <AuthHeading icon={ShieldCheck} title={words.goneTitle}>{words.goneBody}</AuthHeading>
        <ButtonLink href="/sign-in" fullWidth>{words.signIn}</ButtonLink>
      </>
    );
  }
  return <ShowFactor types={state.kind === "waiting" ? state.types : null} onShown={shown} />;
}

/** What to show; null when the page is being left. */
async function settle(outcome: AuthOutcome, next: string | null): Promise<State | null> {
  if (outcome.kind === "second_factor") return { kind: "waiting", types: outcome.types };
  if (outcome.kind === "trust") await trustBrowser(false);
  if (outcome.kind !== "signed_in" && outcome.kind !== "trust") return { kind: "gone" };
  await leaveSignedIn(next);
  return null;
}
