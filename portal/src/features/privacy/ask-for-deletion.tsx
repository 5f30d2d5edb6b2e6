"use client";

/** Asks once more before the link is sent. */
import { AlertDialog } from "@heroui/react/alert-dialog";
import { Button } from "@heroui/react/button";
import { useState } from "react";

import { ProblemAlert } from "../../ui/problem-alert";
import { privacy } from "./messages";
import { useAsking } from "./use-asking";

const words = privacy.what;

export function AskForDeletion() {
  const [isOpen, setOpen] = useState(false);
  const { ask, isSending, problem } = useAsking(() => setOpen(false));
  return (
    <>
      <Button variant="danger" onPress={() => setOpen(true)}>{words.ask}</Button>
      <AlertDialog.Backdrop isOpen={isOpen} onOpenChange={setOpen} isKeyboardDismissDisabled={false}>
        <AlertDialog.Container>
          <AlertDialog.Dialog className="sm:max-w-md">
            <AlertDialog.Header>
              <AlertDialog.Icon status="danger" />
              <AlertDialog.Heading>{words.confirmTitle}</AlertDialog.Heading>
            </AlertDialog.Header>
            <AlertDialog.Body className="space-y-4">
              <p>{words.confirmBody}</p>
              <ProblemAlert problem={problem} />
            </AlertDialog.Body>
            <AlertDialog.Footer>
              <Button variant="tertiary" onPress={() => setOpen(false)}>{words.cancel}</Button>
              <Button variant="danger" onPress={ask} isPending={isSending}>{words.send}</Button>
            </AlertDialog.Footer>
          </AlertDialog.Dialog>
        </AlertDialog.Container>
      </AlertDialog.Backdrop>
    </>
  );
}
