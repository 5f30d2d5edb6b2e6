"use client";

import { AlertDialog } from "@heroui/react/alert-dialog";
import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { browserApi } from "../../lib/api.browser";
import { asProblem, type Problem } from "../../lib/problems";
import { ProblemAlert } from "../../ui/problem-alert";
import { accounts } from "./messages";

const words = accounts.sessions;

export function EndOthers() {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function end() {
    setBusy(true);
    const { error, response } = await browserApi().DELETE("/api/v1/user/sessions");
    setBusy(false);
    if (!response.ok) return setProblem(asProblem(error, response));
    setOpen(false);
    return router.refresh();
  }

  return (
    <>
      <Button size="sm" variant="danger-soft" onPress={() => setOpen(true)}>{words.endOthers}</Button>
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
              <Button variant="danger" onPress={end} isPending={busy}>{words.endOthers}</Button>
            </AlertDialog.Footer>
          </AlertDialog.Dialog>
        </AlertDialog.Container>
      </AlertDialog.Backdrop>
    </>
  );
}
