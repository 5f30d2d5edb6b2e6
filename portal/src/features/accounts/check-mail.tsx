"use client";

import { Button } from "@heroui/react/button";
import { MailCheck } from "lucide-react";
import Link from "next/link";
import { useState, useSyncExternalStore } from "react";

import { signIn } from "../../lib/auth.browser";
import { FormField } from "../../ui/form-field";
import { PasswordField } from "../../ui/password-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { leaveSignedIn, rememberAddress, rememberedAddress } from "./after-sign-in";
import { AuthHeading } from "./auth-heading";
import { accounts } from "./messages";
import { emailError, passwordError, useAuthForm } from "./use-auth-form";

const words = accounts.checkMail;
const unchanging = () => () => {};

export function CheckMail() {
  const email = useSyncExternalStore(unchanging, rememberedAddress, () => null);
  return (
    <>
      <AuthHeading icon={MailCheck} title={words.title}>{email ? words.sentTo(email) : words.sent}</AuthHeading>
      <p className="text-sm text-muted">{words.spam}</p>
      <section className="mt-8 border-t border-separator pt-6">
        <h2 className="font-medium">{words.resendTitle}</h2>
        <p className="mt-1 mb-4 text-sm text-muted">{words.resendHint}</p>
        <Resend key={email} email={email ?? ""} />
      </section>
      <p className="mt-6 text-sm">
        <Link className="text-link underline underline-offset-4" href="/sign-up">{words.otherAddress}</Link>
      </p>
    </>
  );
}

/** Signing in to an account that is not verified sends the message again; so only its owner can ask for it. */
function Resend({ email }: { email: string }) {
  const [sent, setSent] = useState(false);
  const { field, problem, busy, formProps } = useAuthForm({ email, password: "" }, {
    check: (values) => ({ ...emailError(values.email), ...passwordError(values.password) }),
    send: (values) => signIn({ email: values.email.trim(), password: values.password }),
    accepted: (outcome, values) => {
      if (outcome.kind === "signed_in") return leaveSignedIn("/welcome");
      rememberAddress(values.email.trim());
      setSent(true);
      return false;
    },
  });

  return (
    <form {...formProps} className="space-y-4">
      <ProblemAlert problem={problem} />
      {!email && <FormField {...field("email")} label={accounts.fields.email} type="email" autoComplete="username" isRequired />}
      {email && <input type="hidden" name="username" autoComplete="username" value={email} readOnly />}
      <PasswordField {...field("password")} label={accounts.fields.currentPassword} autoComplete="current-password" isRequired />
      <Button type="submit" variant="secondary" isPending={busy}>
        {words.resend}
      </Button>
      <p role="status" className="text-sm text-success">{sent && words.resent}</p>
    </form>
  );
}
