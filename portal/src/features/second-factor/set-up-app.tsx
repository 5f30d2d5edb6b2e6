"use client";

/** Enrolment of an authenticator app: a picture to scan or a secret to type, confirmed by a code. */
import { Skeleton } from "@heroui/react/skeleton";
import { useEffect, useState } from "react";

import { addApp, offerApp } from "../../lib/factors.browser";
import { CopyField } from "../../ui/copy-field";
import { FormField } from "../../ui/form-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { FactorDialog, FactorForm } from "./factor-dialog";
import { secondFactor } from "./messages";
import { useSending } from "./use-sending";

const words = secondFactor.app;

interface SetUpAppProps {
  isOpen: boolean;
  onClose: () => void;
  onAdded: (codes: string[]) => void;
}

export function SetUpApp({ isOpen, onClose, onAdded }: SetUpAppProps) {
  return (
    <FactorDialog isOpen={isOpen} onClose={onClose}>
      <Enrolment onClose={onClose} onAdded={onAdded} />
    </FactorDialog>
  );
}

function Enrolment({ onClose, onAdded }: Omit<SetUpAppProps, "isOpen">) {
  const [offer, setOffer] = useState<{ secret: string; picture: string } | null>(null);
  const [unavailable, setUnavailable] = useState<string | null>(null);
  const [code, setCode] = useState("");
  const [missing, setMissing] = useState(false);
  const { busy, send, problem, fields, clear } = useSending();

  useEffect(() => {
    let isThere = true;
    void offerApp().then(({ data, refusal }) => {
      if (!isThere) return;
      setOffer(data);
      setUnavailable(refusal?.form ?? null);
    });
    return () => {
      isThere = false;
    };
  }, []);

  async function confirm() {
    setMissing(!code.trim());
    if (!code.trim()) return;
    const added = await send(addApp(code.trim()));
    if (added) onAdded(added.recovery_codes ?? []);
  }

  return (
    <FactorForm title={words.title} submit={words.submit} busy={busy} isReady={offer !== null} onSubmit={confirm} onCancel={onClose}>
      <ProblemAlert problem={unavailable} />
      <p className="text-sm">{words.scan}</p>
      {offer ? (
        // White in both themes: what reads it is a camera.
        // eslint-disable-next-line @next/next/no-img-element -- a data: address, of which there is nothing to optimise
        <img src={offer.picture} alt={words.picture} className="mx-auto size-48 rounded-lg border border-border bg-white p-2" />
      ) : (
        <Skeleton className="mx-auto size-48 rounded-lg" />
      )}
      {offer && <CopyField label={words.secret} value={offer.secret} />}
      <FormField
        name="code"
        label={words.code}
        hint={words.codeHint}
        value={code}
        onChange={(value) => {
          setCode(value);
          setMissing(false);
          clear();
        }}
        error={missing ? words.codeMissing : fields.code}
        autoComplete="one-time-code"
        autoFocus
        input={{ inputMode: "numeric", maxLength: 10 }}
      />
      <ProblemAlert problem={problem} />
    </FactorForm>
  );
}
