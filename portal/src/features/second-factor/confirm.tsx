"use client";

/** A button that asks before it acts. */
import { AlertDialog } from "@heroui/react/alert-dialog";
import { Button } from "@heroui/react/button";
import { useState } from "react";

import type { Refusal } from "../../lib/factors.browser";
import { ProblemAlert } from "../../ui/problem-alert";
import { secondFactor as words } from "./messages";

interface ConfirmProps {
  button: string;
  /** For screen readers, where several buttons say the same. */
  label?: string;
  variant: "secondary" | "danger-soft";
  title: string;
  body: string;
  submit: string;
  /** What was refused, or null. */
  act: () => Promise<Refusal | null>;
}

export function Confirm({ button, label, variant, title, body, submit, act }: ConfirmProps) {
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function confirm() {
    setBusy(true);
    const refusal = await act();
    setBusy(false);
    setProblem(refusal && (refusal.form ?? Object.values(refusal.fields)[0] ?? null));
    if (!refusal) setOpen(false);
  }

  return (
    <>
      <Button size="sm" variant={variant} aria-label={label} onPress={() => setOpen(true)}>{button}</Button>
      <AlertDialog.Backdrop isOpen={isOpen} onOpenChange={setOpen} isKeyboardDismissDisabled={false}>
        <AlertDialog.Container>
          <AlertDialog.Dialog className="sm:max-w-md">
            <AlertDialog.Header>
              <AlertDialog.Icon status={variant === "secondary" ? "warning" : "danger"} />
              <AlertDialog.Heading>{title}</AlertDialog.Heading>
            </AlertDialog.Header>
            <AlertDialog.Body className="space-y-4">
              <p>{body}</p>
              <ProblemAlert problem={problem} />
            </AlertDialog.Body>
            <AlertDialog.Footer>
              <Button variant="tertiary" onPress={() => setOpen(false)}>{words.cancel}</Button>
              <Button variant={variant === "secondary" ? "primary" : "danger"} onPress={confirm} isPending={busy}>{submit}</Button>
            </AlertDialog.Footer>
          </AlertDialog.Dialog>
        </AlertDialog.Container>
      </AlertDialog.Backdrop>
    </>
  );
}
