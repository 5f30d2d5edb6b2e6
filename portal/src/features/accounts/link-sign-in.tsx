"use client";

/** The page that the mailed link opens. It signs in where it was asked for; elsewhere it shows the code to type. */
import { Button } from "@heroui/react/button";
import { KeyRound, MonitorSmartphone } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { confirmCode } from "../../lib/auth.browser";
import { ButtonLink } from "../../ui/button-link";
import { CopyField } from "../../ui/copy-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { leaveSignedIn, secondFactorPath, takeNext } from "./after-sign-in";
import { AuthHeading } from "./auth-heading";
import { accounts } from "./messages";
import { useAuthForm } from "./use-auth-form";

const words = accounts.link;

export function LinkSignIn({ code }: { code: string }) {
  const router = useRouter();
  const [isElsewhere, setElsewhere] = useState(false);
  const { problem, busy, formProps } = useAuthForm({ code }, {
    check: () => ({}),
    send: async () => {
      const outcome = await confirmCode(code);
      const isWrong = outcome.kind === "refused" && outcome.fields.code;
      return isWrong ? { ...outcome, form: words.wrong, fields: {} } : outcome;
    },
    accepted: (outcome) => {
      if (outcome.kind === "conflict") {
        setElsewhere(true);
        return false;
      }
      const next = takeNext();
      if (outcome.kind === "signed_in") return leaveSignedIn(next);
      router.push(secondFactorPath(next));
      return true;
    },
  });

  if (isElsewhere) return <Elsewhere code={code} />;
  return (
    <form {...formProps}>
      <AuthHeading icon={KeyRound} title={words.title}>{words.description}</AuthHeading>
      <ProblemAlert problem={problem} />
      <Button type="submit" fullWidth isPending={busy} className="mt-4">{words.submit}</Button>
    </form>
  );
}

function Elsewhere({ code }: { code: string }) {
  return (
    <div role="status">
      <AuthHeading icon={MonitorSmartphone} title={words.elsewhereTitle}>{words.elsewhereBody}</AuthHeading>
      <CopyField label={words.elsewhereCode} value={code} />
      <ButtonLink href="/sign-in/code" variant="secondary" fullWidth className="mt-6">{words.here}</ButtonLink>
    </div>
  );
}
