"use client";

/** Asks before something that is hard to take back; where a name is to be typed, until it is. */
import { AlertDialog } from "@heroui/react/alert-dialog";
import { Button } from "@heroui/react/button";
import { useState, type FormEvent, type ReactNode } from "react";

import type { Problem } from "../../lib/problems";
import { FormField } from "../../ui/form-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { settings as words } from "./messages";

interface DangerDialogProps {
  /** The button that opens it. */
  open: string;
  title: string;
  confirm: string;
  /** What has to be typed. */
  typed?: string;
  problem: Problem | null;
  isSending: boolean;
  onConfirm: (typed: string) => void;
  children: ReactNode;
}

export function DangerDialog({ open, title, confirm, typed: wanted, problem, isSending, onConfirm, children }: DangerDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const isTyped = wanted === undefined || typed.trim() === wanted.trim();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isTyped) onConfirm(typed.trim());
  }

  return (
    <>
      <Button variant="danger-soft" onPress={() => setOpen(true)}>{open}</Button>
      <AlertDialog.Backdrop isOpen={isOpen} onOpenChange={setOpen} isKeyboardDismissDisabled={false}>
        <AlertDialog.Container>
          <AlertDialog.Dialog className="sm:max-w-md">
            <form onSubmit={submit}>
              <AlertDialog.Header>
                <AlertDialog.Icon status="danger" />
                <AlertDialog.Heading>{title}</AlertDialog.Heading>
              </AlertDialog.Header>
              <AlertDialog.Body className="space-y-4">
                {children}
                {wanted !== undefined && <FormField name="typed" label={words.removeType(wanted)} value={typed} onChange={setTyped} autoComplete="off" />}
                <ProblemAlert problem={problem} />
              </AlertDialog.Body>
              <AlertDialog.Footer>
                <Button variant="tertiary" onPress={() => setOpen(false)}>{words.cancel}</Button>
                <Button type="submit" variant="danger" isPending={isSending} isDisabled={!isTyped}>{confirm}</Button>
              </AlertDialog.Footer>
            </form>
          </AlertDialog.Dialog>
        </AlertDialog.Container>
      </AlertDialog.Backdrop>
    </>
  );
}
