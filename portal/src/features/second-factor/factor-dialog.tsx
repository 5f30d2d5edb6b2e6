"use client";

/** A dialog with one form. What is inside lives as long as it is open, so that each opening begins empty. */
import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import type { FormEvent, ReactNode } from "react";

import { secondFactor as words } from "./messages";

interface FactorDialogProps {
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

export function FactorDialog({ isOpen, onClose, children }: FactorDialogProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container>
        <Modal.Dialog className="sm:max-w-md">
          <Modal.CloseTrigger />
          {children}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

interface FactorFormProps {
  title: string;
  submit: string;
  busy: boolean;
  isReady?: boolean;
  onSubmit: () => void;
  onCancel: () => void;
  children: ReactNode;
}

export function FactorForm({ title, submit, busy, isReady = true, onSubmit, onCancel, children }: FactorFormProps) {
  function send(event: FormEvent) {
    event.preventDefault();
    if (!busy && isReady) onSubmit();
  }

  return (
    <form onSubmit={send} noValidate>
      <Modal.Header>
        <Modal.Heading className="text-lg">{title}</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="space-y-5 pt-3">{children}</Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onCancel}>{words.cancel}</Button>
        <Button type="submit" isPending={busy} isDisabled={!isReady}>{submit}</Button>
      </Modal.Footer>
    </form>
  );
}
