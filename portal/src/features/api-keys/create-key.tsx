"use client";

/** Names a key and says what it may do. */
import { Button } from "@heroui/react/button";
import { Checkbox } from "@heroui/react/checkbox";
import { CheckboxGroup } from "@heroui/react/checkbox-group";
import { Description } from "@heroui/react/description";
import { FieldError } from "@heroui/react/field-error";
import { Label } from "@heroui/react/label";
import { Modal } from "@heroui/react/modal";

import type { components } from "../../api/schema";
import { site } from "../../lib/site";
import { FormField } from "../../ui/form-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { apiKeys } from "./messages";
import { useCreateKey } from "./use-create-key";

const words = apiKeys.form;

type Scope = components["schemas"]["Scope"];

interface CreateKeyProps {
  organisation: string;
  scopes: Scope[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onCreated: (key: components["schemas"]["ApiKeyCreated"]) => void;
}

export function CreateKey({ isOpen, onOpenChange, ...form }: CreateKeyProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal.Container>
        <Modal.Dialog className="sm:max-w-lg">
          <Modal.CloseTrigger />
          <KeyForm {...form} onCancel={() => onOpenChange(false)} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

/** Lives as long as the dialog is open, so that each opening begins empty. */
function KeyForm({ organisation, scopes, onCreated, onCancel }: Omit<CreateKeyProps, "isOpen" | "onOpenChange"> & { onCancel: () => void }) {
  const { formProps, ...form } = useCreateKey(organisation, scopes, onCreated);
  return (
    <form {...formProps}>
      <Modal.Header>
        <Modal.Heading className="text-lg">{words.title}</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="space-y-6 pt-3">
        <FormField
          name="name"
          label={words.name}
          hint={words.nameHint}
          value={form.name}
          onChange={form.setName}
          error={form.errors.name}
          autoComplete="off"
          autoFocus
          input={{ maxLength: 80 }}
        />
        <Scopes known={scopes} value={form.scopes} onChange={form.setScopes} error={form.errors.scopes} />
        <ProblemAlert problem={form.problem} />
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onCancel}>{words.cancel}</Button>
        <Button type="submit" isPending={form.isSending}>{words.submit}</Button>
      </Modal.Footer>
    </form>
  );
}

interface ScopesProps {
  known: Scope[];
  value: string[];
  onChange: (scopes: string[]) => void;
  error?: string;
}

function Scopes({ known, value, onChange, error }: ScopesProps) {
  return (
    <CheckboxGroup name="scopes" value={value} onChange={onChange} isInvalid={Boolean(error)} validationBehavior="aria">
      <Label>{words.scopes}</Label>
      {known.map(({ code, label }) => (
        <Checkbox key={code} value={code}>
          <Checkbox.Content>
            <Checkbox.Control>
              <Checkbox.Indicator />
            </Checkbox.Control>
            {label}
          </Checkbox.Content>
          <Description>
            {site.scopes[code]} <code className="font-mono text-xs">{code}</code>
          </Description>
        </Checkbox>
      ))}
      <FieldError>{error}</FieldError>
    </CheckboxGroup>
  );
}
