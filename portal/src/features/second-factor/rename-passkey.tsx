"use client";

import { Button } from "@heroui/react/button";
import { useState } from "react";

import { renamePasskey } from "../../lib/factors.browser";
import { FormField } from "../../ui/form-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { FactorDialog, FactorForm } from "./factor-dialog";
import { secondFactor } from "./messages";
import { useSending } from "./use-sending";

const words = secondFactor.passkey;

interface RenamePasskeyProps {
  id: string;
  name: string;
  onRenamed: () => void;
}

export function RenamePasskey(props: RenamePasskeyProps) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="sm" variant="tertiary" aria-label={words.renameFor(props.name)} onPress={() => setOpen(true)}>{words.rename}</Button>
      <FactorDialog isOpen={isOpen} onClose={close}>
        <Renaming {...props} onClose={close} />
      </FactorDialog>
    </>
  );
}

function Renaming({ id, name: known, onRenamed, onClose }: RenamePasskeyProps & { onClose: () => void }) {
  const [name, setName] = useState(known);
  const { busy, send, problem, fields } = useSending();

  async function save() {
    if (!(await send(renamePasskey(id, name.trim())))) return;
    onRenamed();
    onClose();
  }

  return (
    <FactorForm title={words.renameTitle} submit={words.save} busy={busy} onSubmit={save} onCancel={onClose}>
      <FormField name="name" label={words.label} value={name} onChange={setName} error={fields.name} autoComplete="off" autoFocus input={{ maxLength: 60 }} />
      <ProblemAlert problem={problem ?? fields.id ?? null} />
    </FactorForm>
  );
}
