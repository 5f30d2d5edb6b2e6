"use client";

/** Takes a key out of use, after asking. */
import { AlertDialog } from "@heroui/react/alert-dialog";
import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";
import { useState } from "react";

import type { components } from "../../api/schema";
import { browserApi } from "../../lib/api.browser";
import { asProblem, type Problem } from "../../lib/problems";
import { ProblemAlert } from "../../ui/problem-alert";
import { apiKeys } from "./messages";

const words = apiKeys.revoke;

export function RevokeKey({ organisation, apiKey }: { organisation: string; apiKey: components["schemas"]["ApiKey"] }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function revoke() {
    setSending(true);
    const { error, response } = await browserApi(organisation).DELETE("/api/v1/api-keys/{id}", { params: { path: { id: apiKey.id } } });
    setSending(false);
    if (!response.ok) return setProblem(asProblem(error, response));
    setOpen(false);
    router.refresh();
  }

  return (
    <>
      <Button size="sm" variant="danger-soft" aria-label={words.buttonFor(apiKey.name)} onPress={() => setOpen(true)}>{words.button}</Button>
      <AlertDialog.Backdrop isOpen={isOpen} onOpenChange={setOpen} isKeyboardDismissDisabled={false}>
        <AlertDialog.Container>
          <AlertDialog.Dialog className="sm:max-w-md">
            <AlertDialog.Header>
              <AlertDialog.Icon status="danger" />
              <AlertDialog.Heading>{words.title(apiKey.name)}</AlertDialog.Heading>
            </AlertDialog.Header>
            <AlertDialog.Body className="space-y-4">
              <p>{words.body}</p>
              <ProblemAlert problem={problem} />
            </AlertDialog.Body>
            <AlertDialog.Footer>
              <Button variant="tertiary" onPress={() => setOpen(false)}>{words.cancel}</Button>
              <Button variant="danger" onPress={revoke} isPending={isSending}>{words.confirm}</Button>
            </AlertDialog.Footer>
          </AlertDialog.Dialog>
        </AlertDialog.Container>
      </AlertDialog.Backdrop>
    </>
  );
}
