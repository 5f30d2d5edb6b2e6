"use client";

/** The one place of the signed-in pages where a person shows again who they are; the call that asked then goes on. */
import { Modal } from "@heroui/react/modal";
import { useEffect, useRef, useState } from "react";

import { attend } from "../../lib/proof";
import { signInPath } from "../../lib/paths";
import { ProofForm } from "./proof-form";

export function ProofDialog() {
  const [isOpen, setOpen] = useState(false);
  const settle = useRef<((proven: boolean) => void) | null>(null);

  useEffect(
    () =>
      attend({
        prove: () =>
          new Promise((resolve) => {
            settle.current = resolve;
            setOpen(true);
          }),
        signedOut: () => window.location.assign(signInPath(window.location.pathname + window.location.search)),
      }),
    [],
  );

  function close(proven: boolean) {
    setOpen(false);
    settle.current?.(proven);
    settle.current = null;
  }

  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && close(false)}>
      <Modal.Container>
        <Modal.Dialog className="sm:max-w-md">
          <Modal.CloseTrigger />
          <ProofForm onProven={() => close(true)} onCancel={() => close(false)} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
