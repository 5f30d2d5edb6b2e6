"use client";

import { Button } from "@heroui/react/button";
import { CircleCheck, KeyRound, LinkIcon } from "lucide-react";
import { useState } from "react";

import { resetPassword } from "../../lib/auth.browser";
import { ButtonLink } from "../../ui/button-link";
import { PasswordField } from "../../ui/password-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { leaveSignedIn } from "./after-sign-in";
import { AuthHeading } from "./auth-heading";
import { CheckBox } from "./check-box";
import { accounts } from "./messages";
import { PasswordRules } from "./password-rules";
import { newPasswordError, useAuthForm } from "./use-auth-form";

const words = accounts.reset;

export function ResetForm({ linkKey }: { linkKey: string }) {
  const [state, setState] = useState<"asking" | "done" | "stale">("asking");
  const { values, field, problem, busy, formProps } = useAuthForm({ password: "", revoke_keys: "" }, {
    check: ({ password }) => newPasswordError(password),
    send: ({ password, revoke_keys }) => resetPassword({ key: linkKey, password, revoke_keys: revoke_keys === "yes" }),
    accepted: (outcome) => {
      if (outcome.kind === "signed_in") return leaveSignedIn(null);
      setState("done");
      return false;
    },
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
        <ButtonLink href="/sign-in" fullWidth>{words.signIn}</ButtonLink>
      </div>
    );
  }
  if (state === "stale") {
    return (
      <div role="alert">
        <AuthHeading icon={LinkIcon} title={words.staleTitle}>{words.staleBody}</AuthHeading>
        <ButtonLink href="/forgot" fullWidth>{words.again}</ButtonLink>
      </div>
    );
  }
  return (
    <form {...formProps} className="space-y-5">
      <AuthHeading icon={KeyRound} title={words.title}>{words.description}</AuthHeading>
      <ProblemAlert problem={problem} />
      <div className="space-y-2.5">
        <PasswordField {...field("password")} label={accounts.fields.newPassword} autoComplete="new-password" isRequired />
        <PasswordRules password={values.password} />
      </div>
      <CheckBox
        label={accounts.changePassword.revokeKeys}
        hint={accounts.changePassword.revokeKeysHint}
        value={values.revoke_keys === "yes"}
        onChange={(wanted) => field("revoke_keys").onChange(wanted ? "yes" : "")}
      />
      <Button type="submit" fullWidth isPending={busy}>
        {words.submit}
      </Button>
    </form>
  );
}
