"use client";

/** Recovery codes, shown this once. The dialog closes only by its own button, once they are kept. */
import { Button } from "@heroui/react/button";
import { Checkbox } from "@heroui/react/checkbox";
import { Modal } from "@heroui/react/modal";
import { Check, Copy, Download } from "lucide-react";
import { useState } from "react";

import { site } from "../../lib/site";
import { secondFactor } from "./messages";

const words = secondFactor.codes;

export function RecoveryCodes({ codes, onDone }: { codes: string[] | null; onDone: () => void }) {
  return (
    <Modal.Backdrop isOpen={codes !== null} isDismissable={false} isKeyboardDismissDisabled>
      <Modal.Container>
        <Modal.Dialog className="sm:max-w-md">{codes && <Codes codes={codes} onDone={onDone} />}</Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function Codes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const [isKept, setKept] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const text = codes.join("\n");

  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }

  return (
    <>
      <Modal.Header>
        <Modal.Heading className="text-lg">{words.title}</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="space-y-5 pt-3">
        <p className="text-sm text-pretty">{words.body}</p>
        <ol aria-label={words.name} className="grid grid-cols-2 gap-x-2 gap-y-2 rounded-lg border border-border bg-surface-secondary px-2 py-4 text-center font-mono text-[0.8125rem] whitespace-nowrap sm:text-sm">
          {codes.map((code) => <li key={code} className="select-all">{code}</li>)}
        </ol>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" variant="secondary" onPress={copy}>
            {isCopied ? <Check className="size-4" aria-hidden="true" /> : <Copy className="size-4" aria-hidden="true" />}
            {isCopied ? words.copied : words.copy}
          </Button>
          <Button size="sm" variant="secondary" onPress={() => download(`${site.name}\n\n${text}\n`)}>
            <Download className="size-4" aria-hidden="true" />
            {words.download}
          </Button>
        </div>
        <Checkbox isSelected={isKept} onChange={setKept}>
          <Checkbox.Content>
            <Checkbox.Control>
              <Checkbox.Indicator />
            </Checkbox.Control>
            {words.kept}
          </Checkbox.Content>
        </Checkbox>
      </Modal.Body>
      <Modal.Footer>
        <Button fullWidth isDisabled={!isKept} onPress={onDone}>{words.done}</Button>
      </Modal.Footer>
    </>
  );
}

function download(text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = words.file;
  link.click();
  URL.revokeObjectURL(address);
}
