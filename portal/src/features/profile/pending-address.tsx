"use client";

/** An address that waits for its mailbox to confirm it. */
import { Button } from "@heroui/react/button";
import { MailCheck } from "lucide-react";
import { useState } from "react";

import { browserApi } from "../../lib/api.browser";
import { asProblem, type Problem } from "../../lib/problems";
import { ProblemAlert } from "../../ui/problem-alert";
import { profile as all } from "./messages";

const words = all.address;

export function PendingAddress({ email, onCancelled }: { email: string; onCancelled: () => void }) {
  const [busy, setBusy] = useState<"again" | "cancel" | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [note, setNote] = useState("");

  async function sendAgain() {
    setBusy("again");
    const { error, response } = await browserApi().POST("/api/v1/user/address-change/mail");
    setBusy(null);
    setProblem(response.ok ? null : asProblem(error, response));
    setNote(response.ok ? words.sentAgain : "");
  }

  async function cancel() {
    setBusy("cancel");
    const { error, response } = await browserApi().DELETE("/api/v1/user/address-change");
    setBusy(null);
    if (response.ok) onCancelled();
    else setProblem(asProblem(error, response));
  }

  return (
    <div className="space-y-4 rounded-lg border border-separator bg-surface-secondary p-4">
      <div className="flex gap-3">
        <MailCheck className="mt-0.5 size-5 shrink-0 text-accent" aria-hidden="true" />
        <div className="min-w-0 space-y-1 text-sm">
          <p className="font-medium break-words">{words.pending(email)}</p>
          <p className="text-muted text-pretty">{words.pendingBody}</p>
        </div>
      </div>
      <ProblemAlert problem={problem} />
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" variant="secondary" onPress={sendAgain} isPending={busy === "again"}>{words.again}</Button>
        <Button size="sm" variant="tertiary" onPress={cancel} isPending={busy === "cancel"}>{words.cancel}</Button>
        <p role="status" className="text-sm text-muted">{note}</p>
      </div>
    </div>
  );
}
