"use client";

/** Takes an invitation back, after asking. */
import { AlertDialog } from "@heroui/react/alert-dialog";
import { Button } from "@heroui/react/button";
import { useState } from "react";

import { ProblemAlert } from "../../ui/problem-alert";
import { members } from "./messages";
import type { Invitation, Organisation } from "./types";
import { useWrite } from "./use-write";

const words = members.invitations;

export function RevokeInvitation({ organisation, invitation }: { organisation: Organisation; invitation: Invitation }) {
  const [isOpen, setOpen] = useState(false);
  const { write, problem, isSending } = useWrite();

  async function revoke() {
    const where = { params: { path: { id: invitation.id } } };
    if (await write(organisation.slug, (api) => api.DELETE("/api/v1/invitations/{id}", where))) setOpen(false);
  }

  return (
    <>
      <Button size="sm" variant="danger-soft" aria-label={words.revokeFor(invitation.email)} onPress={() => setOpen(true)}>{words.revoke}</Button>
      <AlertDialog.Backdrop isOpen={isOpen} onOpenChange={setOpen} isKeyboardDismissDisabled={false}>
        <AlertDialog.Container>
          <AlertDialog.Dialog className="sm:max-w-md">
            <AlertDialog.Header>
              <AlertDialog.Icon status="danger" />
              <AlertDialog.Heading>{words.revokeTitle(invitation.email)}</AlertDialog.Heading>
            </AlertDialog.Header>
            <AlertDialog.Body className="space-y-4">
              <p>{words.revokeBody}</p>
              <ProblemAlert problem={problem} />
            </AlertDialog.Body>
            <AlertDialog.Footer>
              <Button variant="tertiary" onPress={() => setOpen(false)}>{members.actions.cancel}</Button>
              <Button variant="danger" onPress={revoke} isPending={isSending}>{words.revoke}</Button>
            </AlertDialog.Footer>
          </AlertDialog.Dialog>
        </AlertDialog.Container>
      </AlertDialog.Backdrop>
    </>
  );
}
