"use client";

/** A passkey instead of address and password, where the browser knows what that is. */
import { Button } from "@heroui/react/button";
import { Fingerprint } from "lucide-react";
import { useState, useSyncExternalStore } from "react";

import { signInWithPasskey } from "../../lib/factors.browser";
import { knowsPasskeys } from "../../lib/passkeys.browser";
import { ProblemAlert } from "../../ui/problem-alert";
import { leaveSignedIn } from "./after-sign-in";
import { accounts } from "./messages";

const words = accounts.passkeySignIn;
const never = () => () => undefined;

export function PasskeySignIn({ next }: { next: string | null }) {
  const isPossible = useSyncExternalStore(never, knowsPasskeys, () => true);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (!isPossible) return null;

  async function signIn() {
    setBusy(true);
    setProblem(null);
    const outcome = await signInWithPasskey();
    if (outcome.kind === "signed_in") return leaveSignedIn(next);
    setBusy(false);
    if (outcome.kind === "refused") setProblem(outcome.form);
    return undefined;
  }

  return (
    <div className="mt-5 space-y-5">
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-separator after:h-px after:flex-1 after:bg-separator">{words.or}</p>
      <ProblemAlert problem={problem} />
      <Button variant="outline" fullWidth onPress={signIn} isPending={busy}>
        <Fingerprint className="size-4" aria-hidden="true" />
        {words.submit}
      </Button>
    </div>
  );
}
