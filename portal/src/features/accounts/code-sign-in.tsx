"use client";

/** Signing in without a password: a code, and a link that carries it, in one mail. */
import { Button } from "@heroui/react/button";
import { MailCheck } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useSyncExternalStore } from "react";

import { confirmCode, requestCode, resendCode } from "../../lib/auth.browser";
import { FormField } from "../../ui/form-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { awaitCode, awaitedAddress, keepNext, leaveSignedIn, secondFactorPath } from "./after-sign-in";
import { AuthHeading } from "./auth-heading";
import { accounts } from "./messages";
import { emailError, useAuthForm } from "./use-auth-form";

const words = accounts.byCode;
const unchanging = () => () => {};
const LINK = "rounded text-link underline underline-offset-4";

/** Whoever loads the page anew while a code is on its way goes on where they were. */
export function CodeSignIn({ next }: { next: string | null }) {
  const kept = useSyncExternalStore(unchanging, awaitedAddress, () => null);
  const [sentTo, setSentTo] = useState<string | null | undefined>(undefined);
  const shown = sentTo === undefined ? kept : sentTo;

  function sent(email: string | null) {
    awaitCode(email);
    setSentTo(email);
  }

  if (shown !== null) return <TypeCode sentTo={shown} next={next} onOther={() => sent(null)} />;
  return <AskForCode next={next} onSent={sent} />;
}

function AskForCode({ next, onSent }: { next: string | null; onSent: (email: string) => void }) {
  const { field, problem, busy, formProps } = useAuthForm({ email: "" }, {
    check: ({ email }) => emailError(email),
    send: ({ email }) => requestCode(email.trim()),
    accepted: (outcome, { email }) => {
      if (outcome.kind === "conflict") return leaveSignedIn(next);
      keepNext(next);
      onSent(email.trim());
      return false;
    },
  });
  return (
    <form {...formProps} className="space-y-5">
      <AuthHeading title={words.title}>{words.description}</AuthHeading>
      <ProblemAlert problem={problem} />
      <FormField {...field("email")} label={accounts.fields.email} type="email" autoComplete="username" isRequired input={{ inputMode: "email", spellCheck: false }} />
      <Button type="submit" fullWidth isPending={busy}>{words.submit}</Button>
      <p className="text-sm">
        <Link className={LINK} href={next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"}>{words.back}</Link>
      </p>
    </form>
  );
}

function TypeCode({ sentTo, next, onOther }: { sentTo: string; next: string | null; onOther: () => void }) {
  const router = useRouter();
  const { field, problem, busy, formProps } = useAuthForm({ code: "" }, {
    check: ({ code }): Record<string, string> => (code.trim() ? {} : { code: words.codeMissing }),
    send: async ({ code }) => {
      const outcome = await confirmCode(code.trim());
      return outcome.kind === "conflict" ? { kind: "refused", fields: { code: words.over }, codes: [], form: null, isLimited: false } : outcome;
    },
    accepted: (outcome) => {
      awaitCode(null);
      if (outcome.kind === "signed_in") return leaveSignedIn(next);
      router.push(secondFactorPath(next));
      return true;
    },
  });
  return (
    <>
      <form {...formProps} className="space-y-5">
        <AuthHeading icon={MailCheck} title={words.sentTitle}>{words.sentTo(sentTo)}</AuthHeading>
        <ProblemAlert problem={problem} />
        <FormField
          {...field("code")}
          label={words.code}
          hint={words.codeHint}
          autoComplete="one-time-code"
          autoFocus
          isRequired
          input={{ maxLength: 20, spellCheck: false, autoCapitalize: "characters", className: "font-mono tracking-widest uppercase" }}
        />
        <Button type="submit" fullWidth isPending={busy}>{words.confirm}</Button>
      </form>
      <SendAgain onOther={onOther} />
    </>
  );
}

function SendAgain({ onOther }: { onOther: () => void }) {
  const [said, setSaid] = useState<{ sentence: string; isGood: boolean } | null>(null);
  const [busy, setBusy] = useState(false);

  async function again() {
    if (busy) return;
    setBusy(true);
    const outcome = await resendCode();
    setBusy(false);
    if (outcome.kind === "conflict") setSaid({ sentence: words.over, isGood: false });
    else if (outcome.kind === "refused") setSaid({ sentence: outcome.isLimited ? words.tooSoon : (outcome.form ?? words.over), isGood: false });
    else setSaid({ sentence: words.resent, isGood: true });
  }

  return (
    <div className="mt-6 space-y-3 text-sm">
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <button type="button" className={LINK} onClick={again} aria-disabled={busy}>{words.again}</button>
        <button type="button" className={LINK} onClick={onOther}>{words.otherAddress}</button>
      </p>
      <p role="status" className={said?.isGood ? "text-success" : "text-danger"}>{said?.sentence}</p>
    </div>
  );
}
