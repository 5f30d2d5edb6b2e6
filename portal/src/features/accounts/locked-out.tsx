"use client";

/** Too many wrong passwords: the owner of the mailbox need not wait. */
import { Alert } from "@heroui/react/alert";
import { Button } from "@heroui/react/button";
import { useState } from "react";

import { requestUnlock } from "../../lib/auth.browser";
import { ProblemAlert } from "../../ui/problem-alert";
import { accounts } from "./messages";

const words = accounts.signIn;

export function LockedOut({ email }: { email: string }) {
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send() {
    setBusy(true);
    setProblem(null);
    const outcome = await requestUnlock(email);
    setBusy(false);
    if (outcome.kind === "refused") setProblem(outcome.form ?? outcome.fields.email ?? null);
    else setSent(true);
  }

  return (
    <div className="space-y-4">
      <Alert status="warning" role="alert" className="border border-warning/40">
        <Alert.Indicator />
        <Alert.Content>
          <Alert.Title>{words.locked}</Alert.Title>
        </Alert.Content>
      </Alert>
      <ProblemAlert problem={problem} />
      {sent ? (
        <p role="status" className="text-sm text-muted">{words.unlockSent(email)}</p>
      ) : (
        <Button variant="secondary" fullWidth onPress={send} isPending={busy}>{words.unlock}</Button>
      )}
    </div>
  );
}
