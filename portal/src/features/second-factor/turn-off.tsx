"use client";

/** Turning it off takes the password here and a link in the mail; while somebody requires it, it cannot be. */
import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { ShieldOff } from "lucide-react";
import { useState } from "react";

import { askToTurnOff } from "../../lib/factors.browser";
import { PasswordField } from "../../ui/password-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { FactorDialog, FactorForm } from "./factor-dialog";
import { FactorRow } from "./factor-row";
import { secondFactor } from "./messages";
import { useSending } from "./use-sending";

const words = secondFactor.turnOff;

export function TurnOff({ demandedBy }: { demandedBy: string[] }) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const isDemanded = demandedBy.length > 0;
  return (
    <>
      <FactorRow
        icon={ShieldOff}
        name={words.title}
        action={!isDemanded && <Button size="sm" variant="danger-soft" onPress={() => setOpen(true)}>{words.button}</Button>}
      >
        {isDemanded ? words.demanded(demandedBy.join(", ")) : words.hint}
      </FactorRow>
      <FactorDialog isOpen={isOpen} onClose={close}>
        <Asking onClose={close} />
      </FactorDialog>
    </>
  );
}

function Asking({ onClose }: { onClose: () => void }) {
  const [password, setPassword] = useState("");
  const [isSent, setSent] = useState(false);
  const { busy, send, problem, fields, clear } = useSending();

  async function ask() {
    if (await send(askToTurnOff(password))) setSent(true);
  }

  if (isSent) {
    return (
      <div role="status">
        <Modal.Header>
          <Modal.Heading className="text-lg">{words.sentTitle}</Modal.Heading>
        </Modal.Header>
        <Modal.Body className="pt-3">{words.sent}</Modal.Body>
        <Modal.Footer>
          <Button onPress={onClose}>{words.close}</Button>
        </Modal.Footer>
      </div>
    );
  }
  return (
    <FactorForm title={words.title} submit={words.submit} busy={busy} onSubmit={ask} onCancel={onClose}>
      <p className="text-sm text-pretty">{words.body}</p>
      <PasswordField
        name="current_password"
        label={words.password}
        hint={words.passwordHint}
        value={password}
        onChange={(value) => {
          setPassword(value);
          clear();
        }}
        error={fields.current_password}
        autoComplete="current-password"
        autoFocus
      />
      <ProblemAlert problem={problem} />
    </FactorForm>
  );
}
