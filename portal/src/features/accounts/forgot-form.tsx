"use client";

import { Button } from "@heroui/react/button";
import { KeyRound, MailCheck } from "lucide-react";
import Link from "next/link";
import { useState } from "react";

import { requestPasswordReset } from "../../lib/auth.browser";
import { FormField } from "../../ui/form-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { AuthHeading } from "./auth-heading";
import { accounts } from "./messages";
import { emailError, useAuthForm } from "./use-auth-form";

const words = accounts.forgot;

/** Says the same whether or not there is an account: an address is not confirmed to strangers. */
export function ForgotForm() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { field, problem, busy, formProps } = useAuthForm({ email: "" }, {
    check: ({ email }) => emailError(email),
    send: ({ email }) => requestPasswordReset(email.trim()),
    accepted: (_, { email }) => setSentTo(email.trim()),
  });

  return (
    <>
      {sentTo ? (
        <div role="status">
          <AuthHeading icon={MailCheck} title={words.sentTitle}>{words.sentBody(sentTo)}</AuthHeading>
        </div>
      ) : (
        <form {...formProps} className="space-y-5">
          <AuthHeading icon={KeyRound} title={words.title}>{words.description}</AuthHeading>
          <ProblemAlert problem={problem} />
          <FormField {...field("email")} label={accounts.fields.email} type="email" autoComplete="username" isRequired input={{ inputMode: "email", spellCheck: false }} />
          <Button type="submit" fullWidth isPending={busy}>
            {words.submit}
          </Button>
        </form>
      )}
      <p className="mt-6 text-sm">
        <Link className="text-link underline underline-offset-4" href="/sign-in">{words.back}</Link>
      </p>
    </>
  );
}
