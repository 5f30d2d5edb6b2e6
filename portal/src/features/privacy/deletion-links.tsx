"use client";

/** What the links in our mails about a deletion lead to. */
import { Heart, Trash2 } from "lucide-react";

import type { components } from "../../api/schema";
import { browserApi } from "../../lib/api.browser";
import { asProblem, type Problem } from "../../lib/problems";
import { LinkStep } from "../../ui/link-step";
import { privacy } from "./messages";

type DeletionLink = components["schemas"]["AccountDeletionLink"];
const words = privacy.links;

async function post(kind: "confirmation" | "cancellation", key: string): Promise<Problem | null> {
  const { error, response } = await browserApi().POST(`/api/v1/user/deletion/${kind}`, { body: { key, look: false } });
  return response.ok ? null : asProblem(error, response);
}

export function ConfirmDeletion({ linkKey, deletion, day }: { linkKey: string; deletion: DeletionLink; day: string }) {
  return (
    <LinkStep
      icon={Trash2}
      title={words.confirm.title}
      submit={words.confirm.submit}
      isDangerous
      onSubmit={() => post("confirmation", linkKey)}
      done={{ title: words.confirm.doneTitle(day), body: words.confirm.doneBody, href: "/account/delete", label: words.continue }}
    >
      <p>{words.confirm.body(deletion.email, day)}</p>
    </LinkStep>
  );
}

export function CancelDeletion({ linkKey, deletion, day }: { linkKey: string; deletion: DeletionLink; day: string }) {
  return (
    <LinkStep
      icon={Heart}
      title={words.cancel.title}
      submit={words.cancel.submit}
      onSubmit={() => post("cancellation", linkKey)}
      done={{ title: words.cancel.doneTitle, body: words.cancel.doneBody, href: "/account", label: words.continue }}
    >
      <p>{words.cancel.body(deletion.email, day)}</p>
    </LinkStep>
  );
}
