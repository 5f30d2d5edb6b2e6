"use client";

/** A name, and then the device asks for a finger, a face, a PIN or a key. */
import { Checkbox } from "@heroui/react/checkbox";
import { Description } from "@heroui/react/description";
import { useState } from "react";

import { addPasskey } from "../../lib/factors.browser";
import { FormField } from "../../ui/form-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { FactorDialog, FactorForm } from "./factor-dialog";
import { secondFactor } from "./messages";
import { useSending } from "./use-sending";

const words = secondFactor.passkey;

interface AddPasskeyProps {
  isOpen: boolean;
  onClose: () => void;
  onAdded: (codes: string[]) => void;
}

export function AddPasskey({ isOpen, onClose, onAdded }: AddPasskeyProps) {
  return (
    <FactorDialog isOpen={isOpen} onClose={onClose}>
      <Naming onClose={onClose} onAdded={onAdded} />
    </FactorDialog>
  );
}

function Naming({ onClose, onAdded }: Omit<AddPasskeyProps, "isOpen">) {
  const [name, setName] = useState("");
  const [passwordless, setPasswordless] = useState(true);
  const { busy, send, problem, fields } = useSending();

  async function add() {
    const added = await send(addPasskey(name.trim(), passwordless));
    if (added) onAdded(added.recovery_codes ?? []);
  }

  return (
    <FactorForm title={words.title} submit={words.submit} busy={busy} onSubmit={add} onCancel={onClose}>
      <FormField name="name" label={words.label} hint={words.labelHint} value={name} onChange={setName} error={fields.name} autoComplete="off" autoFocus input={{ maxLength: 60, placeholder: words.defaultName }} />
      <Checkbox isSelected={passwordless} onChange={setPasswordless}>
        <Checkbox.Content>
          <Checkbox.Control>
            <Checkbox.Indicator />
          </Checkbox.Control>
          {words.passwordless}
        </Checkbox.Content>
        <Description>{words.passwordlessHint}</Description>
      </Checkbox>
      <ProblemAlert problem={problem ?? fields.credential ?? fields.__all__ ?? null} />
    </FactorForm>
  );
}
