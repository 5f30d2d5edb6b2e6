"use client";

import type { Answer } from "../../lib/factors.browser";
import { Confirm } from "./confirm";
import { secondFactor as words } from "./messages";

interface RemoveFactorProps {
  name: string;
  remove: () => Promise<Answer<undefined>>;
  onRemoved: () => void;
}

export function RemoveFactor({ name, remove, onRemoved }: RemoveFactorProps) {
  async function act() {
    const { refusal } = await remove();
    if (!refusal) onRemoved();
    return refusal;
  }

  return (
    <Confirm
      button={words.remove}
      label={words.removeFor(name)}
      variant="danger-soft"
      title={words.removeTitle(name)}
      body={words.removeBody}
      submit={words.remove}
      act={act}
    />
  );
}
