"use client";

/** Says what goes and what stays, before anything goes. */
import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { useState } from "react";

import { connections } from "./messages";

const words = connections.confirm;

interface ConfirmDisconnectProps {
  name: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onConfirm: () => Promise<void>;
}

export function ConfirmDisconnect({ name, isOpen, onOpenChange, onConfirm }: ConfirmDisconnectProps) {
  const [isSending, setSending] = useState(false);

  async function confirm() {
    setSending(true);
    await onConfirm();
    setSending(false);
    onOpenChange(false);
  }

  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal.Container>
        <Modal.Dialog className="sm:max-w-md">
          <Modal.CloseTrigger />
          <Modal.Header>
            <Modal.Heading className="text-lg">{words.title(name)}</Modal.Heading>
          </Modal.Header>
          <Modal.Body className="pt-2">
            <p className="text-muted">{words.body(name)}</p>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onPress={() => onOpenChange(false)}>{words.cancel}</Button>
            <Button variant="danger" onPress={confirm} isPending={isSending}>{words.submit}</Button>
          </Modal.Footer>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
