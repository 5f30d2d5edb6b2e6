"use client";

/** A code out of the app, a recovery code, or a passkey: whichever the person has. */
import { Button } from "@heroui/react/button";
import { Checkbox } from "@heroui/react/checkbox";
import { Description } from "@heroui/react/description";
import { Fingerprint, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { useState } from "react";

import { showCode, type AuthOutcome } from "../../lib/auth.browser";
import { finishWithPasskey } from "../../lib/factors.browser";
import { FormField } from "../../ui/form-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { AuthHeading } from "./auth-heading";
import { accounts } from "./messages";
import { useAuthForm } from "./use-auth-form";

const words = accounts.secondFactor;

interface ShowFactorProps {
  /** Null until the server has said. */
  types: string[] | null;
  onShown: (outcome: AuthOutcome, trust: boolean) => Promise<void>;
}

export function ShowFactor({ types, onShown }: ShowFactorProps) {
  const [trust, setTrust] = useState(false);
  const [asksRecovery, setAsksRecovery] = useState(false);
  const hasApp = types === null || types.includes("totp");
  const hasPasskey = types?.includes("webauthn") ?? false;
  const byCode = hasApp || asksRecovery;
  const body = asksRecovery ? words.byRecoveryCode : hasApp ? words.byApp : words.byPasskey;

  return (
    <>
      <AuthHeading icon={ShieldCheck} title={words.title}>{body}</AuthHeading>
      <div className="space-y-5">
        {byCode && <CodeForm key={String(asksRecovery)} isRecovery={asksRecovery} isReady={types !== null} trust={trust} onShown={onShown} />}
        {hasPasskey && <PasskeyButton isMain={!byCode} onShown={(outcome) => onShown(outcome, trust)} />}
        <Trust value={trust} onChange={setTrust} />
        <ul className="space-y-2 text-sm">
          {types?.includes("recovery_codes") && (hasApp || !asksRecovery) && (
            <li>
              <button type="button" className="rounded text-link underline underline-offset-4" onClick={() => setAsksRecovery(!asksRecovery)}>
                {asksRecovery ? words.useApp : words.useRecoveryCode}
              </button>
            </li>
          )}
          <li><Link className="text-link underline underline-offset-4" href="/sign-in">{words.other}</Link></li>
        </ul>
      </div>
    </>
  );
}

interface CodeFormProps extends Pick<ShowFactorProps, "onShown"> {
  isRecovery: boolean;
  isReady: boolean;
  trust: boolean;
}

function CodeForm({ isRecovery, isReady, trust, onShown }: CodeFormProps) {
  const { field, problem, busy, formProps } = useAuthForm({ code: "" }, {
    check: ({ code }): Record<string, string> => (code.trim() ? {} : { code: words.codeMissing }),
    send: ({ code }) => showCode(code.trim()),
    accepted: async (outcome) => {
      await onShown(outcome, trust);
      return true;
    },
  });
  return (
    <form {...formProps} className="space-y-5">
      <ProblemAlert problem={problem} />
      <FormField
        {...field("code")}
        label={isRecovery ? words.recoveryCode : words.code}
        autoComplete="one-time-code"
        autoFocus
        isRequired
        input={{ inputMode: isRecovery ? "text" : "numeric", maxLength: 40, spellCheck: false, autoCapitalize: "none" }}
      />
      <Button type="submit" fullWidth isPending={busy} isDisabled={!isReady}>{words.submit}</Button>
    </form>
  );
}

function PasskeyButton({ isMain, onShown }: { isMain: boolean; onShown: (outcome: AuthOutcome) => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function use() {
    setBusy(true);
    setProblem(null);
    const outcome = await finishWithPasskey();
    if (outcome.kind !== "refused") return onShown(outcome);
    setProblem(outcome.form);
    setBusy(false);
    return undefined;
  }

  return (
    <div className="space-y-5">
      <ProblemAlert problem={problem} />
      <Button variant={isMain ? "primary" : "outline"} fullWidth onPress={use} isPending={busy}>
        <Fingerprint className="size-4" aria-hidden="true" />
        {words.usePasskey}
      </Button>
    </div>
  );
}

function Trust({ value, onChange }: { value: boolean; onChange: (value: boolean) => void }) {
  return (
    <Checkbox isSelected={value} onChange={onChange}>
      <Checkbox.Content>
        <Checkbox.Control>
          <Checkbox.Indicator />
        </Checkbox.Control>
        {words.trust}
      </Checkbox.Content>
      <Description>{words.trustHint}</Description>
    </Checkbox>
  );
}
