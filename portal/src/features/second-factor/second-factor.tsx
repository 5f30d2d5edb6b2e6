"use client";

/** A person's second factors: what they have, what they could add, and the recovery codes that stand in for both. */
import { useRouter } from "next/navigation";
import { useState } from "react";

import type { Factors } from "../../lib/factors.browser";
import { ButtonAnchor } from "../../ui/button-link";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { StatusChip } from "../../ui/status-chip";
import { AddPasskey } from "./add-passkey";
import { AppRow } from "./app-row";
import { CodesRow } from "./codes-row";
import { secondFactor as words } from "./messages";
import { PasskeyRows } from "./passkey-rows";
import { RecoveryCodes } from "./recovery-codes";
import { SetUpApp } from "./set-up-app";
import { TurnOff } from "./turn-off";

type Dialog = { kind: "app" } | { kind: "passkey" } | { kind: "codes"; codes: string[] } | null;

interface SecondFactorProps {
  known: Factors | null;
  timeZone?: string;
  /** Where the person was sent here from. */
  next: string | null;
}

export function SecondFactor({ known, timeZone, next }: SecondFactorProps) {
  const router = useRouter();
  const [dialog, setDialog] = useState<Dialog>(null);
  if (!known) return <ProblemAlert problem={words.unreadable} />;

  const passkeys = known.factors.filter(({ type }) => type === "webauthn");
  const app = known.factors.find(({ type }) => type === "totp") ?? null;
  const codes = known.factors.find(({ type }) => type === "recovery_codes") ?? null;
  const isOn = app !== null || passkeys.length > 0;
  const changed = () => router.refresh();

  function added(made: string[]) {
    setDialog(made.length > 0 ? { kind: "codes", codes: made } : null);
    changed();
  }

  return (
    <Section
      title={words.title}
      description={isOn ? words.on : words.off}
      action={<StatusChip tone={isOn ? "success" : "warning"}>{isOn ? words.isOn : words.isOff}</StatusChip>}
      flush
    >
      {isOn && next && (
        <div className="flex flex-wrap items-center justify-between gap-3 border-b border-separator bg-surface-secondary px-5 py-3.5 text-sm">
          <p>{words.doneFor}</p>
          <ButtonAnchor size="sm" href={next}>{words.continue}</ButtonAnchor>
        </div>
      )}
      <ul className="divide-y divide-separator">
        <AppRow app={app} isOnly={passkeys.length === 0} timeZone={timeZone} onSetUp={() => setDialog({ kind: "app" })} onChanged={changed} />
        <PasskeyRows passkeys={passkeys} isOnly={app === null && passkeys.length === 1} timeZone={timeZone} onAdd={() => setDialog({ kind: "passkey" })} onChanged={changed} />
        {codes && <CodesRow codes={codes} onMade={added} />}
        {isOn && <TurnOff demandedBy={known.demandedBy} />}
      </ul>
      <SetUpApp isOpen={dialog?.kind === "app"} onClose={() => setDialog(null)} onAdded={added} />
      <AddPasskey isOpen={dialog?.kind === "passkey"} onClose={() => setDialog(null)} onAdded={added} />
      <RecoveryCodes codes={dialog?.kind === "codes" ? dialog.codes : null} onDone={() => setDialog(null)} />
    </Section>
  );
}
