"use client";

/** Gives a member another role, up to the visitor's own. */
import { Button } from "@heroui/react/button";
import { Description } from "@heroui/react/description";
import { Modal } from "@heroui/react/modal";
import { Radio } from "@heroui/react/radio";
import { RadioGroup } from "@heroui/react/radio-group";
import { useState, type FormEvent } from "react";

import type { Role } from "../../lib/roles";
import { ProblemAlert } from "../../ui/problem-alert";
import { members } from "./messages";
import type { Member, Organisation, RoleDescription } from "./types";
import { useWrite } from "./use-write";

const words = members.changeRole;

export interface MemberDialogProps {
  organisation: Organisation;
  member: Member;
  isOpen: boolean;
  onClose: () => void;
}

interface ChangeRoleProps extends MemberDialogProps {
  roles: RoleDescription[];
}

export function ChangeRole({ isOpen, onClose, ...form }: ChangeRoleProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container>
        <Modal.Dialog className="sm:max-w-lg">
          <Modal.CloseTrigger />
          <RoleForm {...form} onClose={onClose} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function RoleForm({ organisation, member, roles, onClose }: Omit<ChangeRoleProps, "isOpen">) {
  const [role, setRole] = useState<Role>(member.role);
  const { write, problem, isSending } = useWrite();
  const offered = roles.filter(({ code }) => organisation.grantable_roles.includes(code));

  async function save(event: FormEvent) {
    event.preventDefault();
    const body = { params: { path: { id: member.id } }, body: { role } };
    if (role === member.role || (await write(organisation.slug, (api) => api.PATCH("/api/v1/members/{id}", body)))) onClose();
  }

  return (
    <form onSubmit={save}>
      <Modal.Header>
        <Modal.Heading className="text-lg">{words.title(member.name)}</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="space-y-5 pt-3">
        <p className="text-muted">{words.body}</p>
        <RadioGroup aria-label={words.title(member.name)} value={role} onChange={(value) => setRole(value as Role)}>
          {offered.map(({ code, name, summary }) => (
            <Radio key={code} value={code}>
              <Radio.Content>
                <Radio.Control>
                  <Radio.Indicator />
                </Radio.Control>
                {name}
              </Radio.Content>
              <Description>{summary}</Description>
            </Radio>
          ))}
        </RadioGroup>
        {role === "owner" && member.role !== "owner" && <p role="status" className="text-sm font-medium">{words.owner}</p>}
        <ProblemAlert problem={problem} />
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onClose}>{members.actions.cancel}</Button>
        <Button type="submit" isPending={isSending}>{words.submit}</Button>
      </Modal.Footer>
    </form>
  );
}
