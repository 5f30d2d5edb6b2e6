"use client";

/** Asks one or many people to join, and shows what became of each address. */
import { Button } from "@heroui/react/button";
import { Description } from "@heroui/react/description";
import { FieldError } from "@heroui/react/field-error";
import { Label } from "@heroui/react/label";
import { Modal } from "@heroui/react/modal";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { CircleCheck, CircleMinus, CircleX } from "lucide-react";

import type { Role } from "../../lib/roles";
import { ProblemAlert } from "../../ui/problem-alert";
import { SelectField } from "../../ui/select-field";
import { members } from "./messages";
import type { Answer, Organisation, RoleDescription } from "./types";
import { useInvite } from "./use-invite";

const words = members.invite;

interface InvitePeopleProps {
  organisation: Organisation;
  roles: RoleDescription[];
  isOpen: boolean;
  onClose: () => void;
}

export function InvitePeople({ isOpen, onClose, ...form }: InvitePeopleProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container>
        <Modal.Dialog className="sm:max-w-lg">
          <Modal.CloseTrigger />
          <InviteForm {...form} onClose={onClose} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function InviteForm({ organisation, roles, onClose }: Omit<InvitePeopleProps, "isOpen">) {
  const { formProps, ...form } = useInvite(organisation);
  const offered = roles.filter(({ code }) => organisation.grantable_roles.includes(code));
  if (form.answers) return <Answers answers={form.answers} onAgain={form.again} onClose={onClose} />;
  return (
    <form {...formProps}>
      <Modal.Header>
        <Modal.Heading className="text-lg">{words.title}</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="space-y-6 pt-3">
        <TextField name="addresses" value={form.addresses} onChange={form.setAddresses} isInvalid={Boolean(form.error)} validationBehavior="aria" fullWidth autoFocus>
          <Label>{words.addresses}</Label>
          <TextArea rows={4} placeholder={words.placeholder} spellCheck={false} className="w-full" />
          <Description>{words.hint}</Description>
          <FieldError>{form.error}</FieldError>
        </TextField>
        <SelectField<Role>
          label={words.role}
          value={form.role}
          onChange={form.setRole}
          options={offered.map(({ code, name, summary }) => ({ id: code, label: name, hint: summary }))}
        />
        <ProblemAlert problem={form.problem} />
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onClose}>{members.actions.cancel}</Button>
        <Button type="submit" isPending={form.isSending}>{words.submit}</Button>
      </Modal.Footer>
    </form>
  );
}

const SENT = new Set<Answer["outcome"]>(["invited", "resent"]);
const AS_IT_WAS = new Set<Answer["outcome"]>(["already_member", "just_sent"]);

function Answers({ answers, onAgain, onClose }: { answers: Answer[]; onAgain: () => void; onClose: () => void }) {
  return (
    <>
      <Modal.Header>
        <Modal.Heading className="text-lg">{words.sent(answers.filter(({ outcome }) => SENT.has(outcome)).length)}</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="pt-3">
        <ul aria-label={words.results} className="max-h-80 divide-y divide-separator overflow-y-auto rounded-lg border border-border" tabIndex={0}>
          {answers.map((answer, index) => (
            <li key={index} className="flex gap-3 px-4 py-2.5 text-sm">
              <Mark outcome={answer.outcome} />
              <span className="min-w-0">
                <span className="block font-medium break-all">{answer.email ?? answer.text}</span>
                <span className="block text-muted">{answer.sentence}</span>
              </span>
            </li>
          ))}
        </ul>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onAgain}>{words.again}</Button>
        <Button onPress={onClose} autoFocus>{words.done}</Button>
      </Modal.Footer>
    </>
  );
}

function Mark({ outcome }: { outcome: Answer["outcome"] }) {
  const [Icon, colour] = SENT.has(outcome) ? [CircleCheck, "text-success"] : AS_IT_WAS.has(outcome) ? [CircleMinus, "text-muted"] : [CircleX, "text-danger"];
  return <Icon className={`mt-0.5 size-4 shrink-0 ${colour}`} aria-hidden="true" />;
}
