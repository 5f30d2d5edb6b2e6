"use client";

/** The end of turning two-factor authentication off: nothing happens until the button is pressed. */
import { Button } from "@heroui/react/button";
import { CircleCheck, LinkIcon, ShieldOff } from "lucide-react";
import { useState } from "react";

import { turnOff } from "../../lib/factors.browser";
import { ButtonLink } from "../../ui/button-link";
import { ProblemAlert } from "../../ui/problem-alert";
import { AuthHeading } from "./auth-heading";
import { accounts } from "./messages";

const words = accounts.turnOff;

export function TurnOffSecondFactor({ linkKey }: { linkKey: string }) {
  const [state, setState] = useState<"asking" | "done" | "stale">("asking");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function confirm() {
    setBusy(true);
    const { refusal } = await turnOff(linkKey);
    setBusy(false);
    if (!refusal) return setState("done");
    if (refusal.codes.includes("stale_link")) return setState("stale");
    return setProblem(refusal.form);
  }

  if (state === "done") return <End icon={CircleCheck} title={words.doneTitle} body={words.doneBody} />;
  if (state === "stale") return <End icon={LinkIcon} title={words.staleTitle} body={words.staleBody} />;
  return (
    <>
      <AuthHeading icon={ShieldOff} title={words.title}>{words.body}</AuthHeading>
      <ProblemAlert problem={problem} />
      <Button variant="danger" fullWidth className="mt-4" onPress={confirm} isPending={busy}>{words.submit}</Button>
    </>
  );
}

function End({ icon, title, body }: { icon: typeof CircleCheck; title: string; body: string }) {
  return (
    <div role="status">
      <AuthHeading icon={icon} title={title}>{body}</AuthHeading>
      <ButtonLink href="/account/security" prefetch={false} fullWidth>{words.toSecurity}</ButtonLink>
    </div>
  );
}
