"use client";

/** What can be done about one member; each dangerous thing asks first. */
import { Button } from "@heroui/react/button";
import { Dropdown } from "@heroui/react/dropdown";
import { Ellipsis } from "lucide-react";
import { useState } from "react";

import { ProblemAlert } from "../../ui/problem-alert";
import { ChangeRole } from "./change-role";
import { members } from "./messages";
import { RemoveMember } from "./remove-member";
import { SuspendMember } from "./suspend-member";
import type { Member, Organisation, RoleDescription } from "./types";
import { useWrite } from "./use-write";

const words = members.actions;

type Dialog = "role" | "suspend" | "remove" | null;

interface MemberActionsProps {
  organisation: Organisation;
  member: Member;
  roles: RoleDescription[];
}

export function MemberActions({ organisation, member, roles }: MemberActionsProps) {
  const [open, setOpen] = useState<Dialog>(null);
  const { write, problem, isSending } = useWrite();
  const where = { params: { path: { id: member.id } } };
  const dialog = (name: Dialog) => ({ organisation, member, isOpen: open === name, onClose: () => setOpen(null) });

  function act(key: string) {
    if (key !== "reactivate") return setOpen(key as Dialog);
    void write(organisation.slug, (api) => api.DELETE("/api/v1/members/{id}/suspension", where));
  }

  return (
    <>
      <Dropdown>
        <Button isIconOnly size="sm" variant="ghost" aria-label={words.menuFor(member.name)} isPending={isSending}>
          <Ellipsis className="size-4" aria-hidden="true" />
        </Button>
        <Dropdown.Popover placement="bottom end">
          <Dropdown.Menu onAction={(key) => act(String(key))} aria-label={words.menuFor(member.name)}>
            <Dropdown.Item id="role" textValue={words.role}>{words.role}</Dropdown.Item>
            {member.is_you ? null : member.status === "active" ? (
              <Dropdown.Item id="suspend" textValue={words.suspend}>{words.suspend}</Dropdown.Item>
            ) : (
              <Dropdown.Item id="reactivate" textValue={words.reactivate}>{words.reactivate}</Dropdown.Item>
            )}
            {member.is_you ? null : (
              <Dropdown.Item id="remove" textValue={words.remove} variant="danger">
                <span className="text-danger">{words.remove}</span>
              </Dropdown.Item>
            )}
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      <ProblemAlert problem={problem} />
      <ChangeRole {...dialog("role")} roles={roles} />
      <SuspendMember {...dialog("suspend")} />
      <RemoveMember {...dialog("remove")} />
    </>
  );
}
