"use client";

/** What the links in our mails about a change of address lead to. */
import { MailCheck, ShieldAlert } from "lucide-react";

import type { components } from "../../api/schema";
import { browserApi } from "../../lib/api.browser";
import { asProblem, type Problem } from "../../lib/problems";
import { LinkStep } from "../../ui/link-step";
import { addressLinks as words } from "./messages";

interface AddressLinkProps {
  linkKey: string;
  change: components["schemas"]["AddressChange"];
}

async function post(kind: "confirmation" | "undoing", key: string): Promise<Problem | null> {
  const { error, response } = await browserApi().POST(`/api/v1/user/address-change/${kind}`, { body: { key, look: false } });
  return response.ok ? null : asProblem(error, response);
}

export function ConfirmAddress({ linkKey, change: { old_address, new_address } }: AddressLinkProps) {
  const { confirm } = words;
  return (
    <LinkStep
      icon={MailCheck}
      title={confirm.title}
      submit={confirm.submit}
      onSubmit={() => post("confirmation", linkKey)}
      done={{ title: confirm.doneTitle, body: confirm.doneBody(new_address), href: "/account", label: confirm.continue }}
    >
      <p>{confirm.body(old_address, new_address)}</p>
      <p>{confirm.hint}</p>
    </LinkStep>
  );
}

/** Before it was confirmed it is stopped; after that it is taken back. */
export function UndoAddress({ linkKey, change: { old_address, new_address, state } }: AddressLinkProps) {
  const { undo } = words;
  const isWaiting = state === "pending";
  const done = isWaiting ? { title: undo.stoppedTitle, body: undo.stoppedBody } : { title: undo.doneTitle, body: undo.doneBody };
  return (
    <LinkStep
      icon={ShieldAlert}
      title={isWaiting ? undo.stopTitle : undo.title}
      submit={isWaiting ? undo.stopSubmit : undo.submit}
      onSubmit={() => post("undoing", linkKey)}
      done={{ ...done, href: "/forgot", label: undo.reset }}
    >
      <p>{isWaiting ? undo.stopBody(new_address) : undo.body(old_address, new_address)}</p>
      {!isWaiting && <p>{undo.hint}</p>}
    </LinkStep>
  );
}
