"use client";

import { Button } from "@heroui/react/button";
import { MailCheck } from "lucide-react";
import Link from "next/link";
import { useState, useSyncExternalStore } from "react";

import { resendVerification } from "../../lib/auth.browser";
import { ProblemAlert } from "../../ui/problem-alert";
import { leaveSignedIn, rememberedAddress } from "./after-sign-in";
import { AuthHeading } from "./auth-heading";
import { accounts } from "./messages";

const words = accounts.checkMail;
const unchanging = () => () => {};

export function CheckMail() {
  const email = useSyncExternalStore(unchanging, rememberedAddress, () => null);
  return (
    <>
      <AuthHeading icon={MailCheck} title={words.title}>{email ? words.sentTo(email) : words.sent}</AuthHeading>
      <p className="text-sm text-muted">{words.spam}</p>
      <section className="mt-8 border-t border-separator pt-6">
        <h2 className="font-medium">{words.resendTitle}</h2>
        <p className="mt-1 mb-4 text-sm text-muted">{words.resendHint}</p>
        <Resend />
      </section>
      <p className="mt-6 flex flex-wrap gap-x-6 gap-y-2 text-sm">
        <Link className="text-link underline underline-offset-4" href="/sign-up">{words.otherAddress}</Link>
        <Link className="text-link underline underline-offset-4" href="/sign-in">{words.signIn}</Link>
      </p>
    </>
  );
}

function Resend() {
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function resend() {
    setBusy(true);
    setSent(false);
    setProblem(null);
    const outcome = await resendVerification();
    if (outcome.kind === "signed_in") return leaveSignedIn("/welcome");
    if (outcome.kind === "conflict") setProblem(words.notWaiting);
    else if (outcome.kind === "refused") setProblem(outcome.isLimited ? words.tooSoon : outcome.form);
    else setSent(true);
    setBusy(false);
  }

  return (
    <div className="space-y-4">
      <Button variant="secondary" onPress={resend} isPending={busy}>
        {words.resend}
      </Button>
      <ProblemAlert problem={problem} />
      <p role="status" className="text-sm text-success">{sent && words.resent}</p>
    </div>
  );
}
