"use client";

/** A mailed link that does one thing at the press of a button: nothing happens to whoever only opens it. */
import { Button } from "@heroui/react/button";
import { CircleCheck, LinkIcon, type LucideIcon } from "lucide-react";
import { useState } from "react";

import type { AuthOutcome } from "../../lib/auth.browser";
import { ButtonLink } from "../../ui/button-link";
import { ProblemAlert } from "../../ui/problem-alert";
import { AuthHeading } from "./auth-heading";
import { useAuthForm } from "./use-auth-form";

interface Words {
  title: string;
  description: string;
  submit: string;
  doneTitle: string;
  doneBody: string;
  staleTitle: string;
  staleBody: string;
}

interface OnePressProps {
  linkKey: string;
  words: Words;
  icon: LucideIcon;
  isDangerous?: boolean;
  send: (key: string) => Promise<AuthOutcome>;
  done: { href: string; label: string };
  stale: { href: string; label: string };
}

export function OnePress({ linkKey, words, icon, isDangerous, send, done, stale }: OnePressProps) {
  const [state, setState] = useState<"asking" | "done" | "stale">("asking");
  const { problem, busy, formProps } = useAuthForm({ key: linkKey }, {
    check: () => ({}),
    send: ({ key }) => send(key),
    accepted: () => setState("done"),
    refused: ({ fields }) => {
      if (!fields.key) return false;
      setState("stale");
      return true;
    },
  });

  if (state === "done") {
    return (
      <div role="status">
        <AuthHeading icon={CircleCheck} title={words.doneTitle}>{words.doneBody}</AuthHeading>
        <ButtonLink href={done.href} fullWidth>{done.label}</ButtonLink>
      </div>
    );
  }
  if (state === "stale") {
    return (
      <div role="alert">
        <AuthHeading icon={LinkIcon} title={words.staleTitle}>{words.staleBody}</AuthHeading>
        <ButtonLink href={stale.href} fullWidth>{stale.label}</ButtonLink>
      </div>
    );
  }
  return (
    <form {...formProps}>
      <AuthHeading icon={icon} title={words.title}>{words.description}</AuthHeading>
      <ProblemAlert problem={problem} />
      <Button type="submit" fullWidth variant={isDangerous ? "danger" : "primary"} isPending={busy} className="mt-4">{words.submit}</Button>
    </form>
  );
}
