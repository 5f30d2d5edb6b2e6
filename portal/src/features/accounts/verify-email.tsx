"use client";

import { Button } from "@heroui/react/button";
import { CircleCheck, LinkIcon, MailCheck } from "lucide-react";
import { useState } from "react";

import { verifyEmail } from "../../lib/auth.browser";
import { ButtonLink } from "../../ui/button-link";
import { ProblemAlert } from "../../ui/problem-alert";
import { leaveSignedIn } from "./after-sign-in";
import { AuthHeading } from "./auth-heading";
import { accounts } from "./messages";
import { useAuthForm } from "./use-auth-form";

const words = accounts.verify;

/** Nothing happens until the button is pressed: programs that open links verify nothing. */
export function VerifyEmail({ linkKey }: { linkKey: string }) {
  const [state, setState] = useState<"asking" | "elsewhere" | "stale">("asking");
  const { problem, busy, formProps } = useAuthForm({ key: linkKey }, {
    check: () => ({}),
    send: ({ key }) => verifyEmail(key),
    accepted: (outcome) => {
      if (outcome.kind === "signed_in") return leaveSignedIn("/welcome");
      setState("elsewhere");
      return false;
    },
    refused: (outcome) => {
      if (outcome.form) return false;
      setState("stale");
      return true;
    },
  });

  if (state === "stale") return <Stale />;
  if (state === "elsewhere") {
    return (
      <>
        <AuthHeading icon={CircleCheck} title={words.doneTitle}>{words.doneBody}</AuthHeading>
        <ButtonLink href="/sign-in?next=/welcome" fullWidth>{words.signIn}</ButtonLink>
      </>
    );
  }
  return (
    <form {...formProps}>
      <AuthHeading icon={MailCheck} title={words.title}>{words.description}</AuthHeading>
      <ProblemAlert problem={problem} />
      <Button type="submit" fullWidth isPending={busy} className="mt-4">
        {words.submit}
      </Button>
    </form>
  );
}

function Stale() {
  return (
    <div role="alert">
      <AuthHeading icon={LinkIcon} title={words.usedTitle}>{words.usedBody}</AuthHeading>
      <div className="grid gap-3">
        <ButtonLink href="/welcome" prefetch={false} fullWidth>{words.continue}</ButtonLink>
        <ButtonLink href="/check-mail" variant="secondary" fullWidth>{words.again}</ButtonLink>
      </div>
    </div>
  );
}
