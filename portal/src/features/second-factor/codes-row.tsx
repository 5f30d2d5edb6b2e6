"use client";

/** How many recovery codes are left, and the way to new ones. */
import { LifeBuoy } from "lucide-react";

import { makeRecoveryCodes, type Factor } from "../../lib/factors.browser";
import { FactorRow } from "./factor-row";
import { secondFactor } from "./messages";
import { Confirm } from "./confirm";

const words = secondFactor.codes;
const FEW = 3;

export function CodesRow({ codes, onMade }: { codes: Factor; onMade: (codes: string[]) => void }) {
  const { unused_code_count: left = 0, total_code_count: total = 0 } = codes;

  async function make() {
    const { data, refusal } = await makeRecoveryCodes();
    if (data) onMade(data.recovery_codes);
    return refusal;
  }

  return (
    <FactorRow
      icon={LifeBuoy}
      name={words.name}
      action={<Confirm button={words.make} variant="secondary" title={words.makeTitle} body={words.makeBody} submit={words.make} act={make} />}
    >
      {left <= FEW ? <strong className="font-medium text-danger">{words.few(left)}</strong> : words.left(left, total)}
    </FactorRow>
  );
}
