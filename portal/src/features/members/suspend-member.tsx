"use client";

/** Takes a member's seat, after saying what that means. */
import { AlertDialog } from "@heroui/react/alert-dialog";
import { Button } from "@heroui/react/button";

import { ProblemAlert } from "../../ui/problem-alert";
import type { MemberDialogProps } from "./change-role";
import { members } from "./messages";
import { useWrite } from "./use-write";

const words = members.suspend;

export function SuspendMember({ organisation, member, isOpen, onClose }: MemberDialogProps) {
  const { write, problem, isSending } = useWrite();

  async function suspend() {
    const where = { params: { path: { id: member.id } } };
    if (await write(organisation.slug, (api) => api.POST("/api/v1/members/{id}/suspension", where))) onClose();
  }

  return (
    <AlertDialog.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isKeyboardDismissDisabled={false}>
      <AlertDialog.Container>
        <AlertDialog.Dialog className="sm:max-w-md">
          <AlertDialog.Header>
            <AlertDialog.Icon status="warning" />
            <AlertDialog.Heading>{words.title(member.name)}</AlertDialog.Heading>
          </AlertDialog.Header>
          <AlertDialog.Body className="space-y-4">
            <p>{words.body}</p>
            <ProblemAlert problem={problem} />
          </AlertDialog.Body>
          <AlertDialog.Footer>
            <Button variant="tertiary" onPress={onClose}>{members.actions.cancel}</Button>
            <Button onPress={suspend} isPending={isSending}>{words.confirm}</Button>
          </AlertDialog.Footer>
        </AlertDialog.Dialog>
      </AlertDialog.Container>
    </AlertDialog.Backdrop>
  );
}
