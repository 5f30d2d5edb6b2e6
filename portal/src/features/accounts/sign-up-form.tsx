"use client";

import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";

import { signUp } from "../../lib/auth.browser";
import { rememberIntent, type Intent } from "../../lib/intent";
import type { Problem } from "../../lib/problems";
import { FormField } from "../../ui/form-field";
import { PasswordField } from "../../ui/password-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { leaveSignedIn, rememberAddress } from "./after-sign-in";
import { accounts } from "./messages";
import { PasswordRules } from "./password-rules";
import { emailError, newPasswordError, useAuthForm } from "./use-auth-form";

const words = accounts.signUp;

interface SignUpFormProps {
  intent: Intent | null;
  /** Somebody who comes by an invitation signs up with the invited address. `claim` says that they do, before. */
  invited?: { email: string; claim: () => Promise<Problem | null> };
}

/** Answers the same for a known address and a new one: the known one's owner gets a mail that says so. */
export function SignUpForm({ intent, invited }: SignUpFormProps) {
  const router = useRouter();
  const { values, field, problem, busy, formProps } = useAuthForm({ name: "", email: invited?.email ?? "", password: "" }, {
    check: ({ email, password }) => ({ ...emailError(email), ...newPasswordError(password) }),
    send: async ({ name, email, password }) => {
      const refusal = await invited?.claim();
      if (refusal) return { kind: "refused", fields: {}, codes: [], form: refusal.detail, isLimited: refusal.status === 429 };
      return signUp({ name: name.trim(), email: email.trim(), password });
    },
    accepted: (outcome, { email }) => {
      rememberIntent(intent);
      if (outcome.kind !== "verify_email") return leaveSignedIn("/welcome");
      rememberAddress(email.trim());
      router.push("/check-mail");
      return true;
    },
  });

  return (
    <form {...formProps} className="space-y-5">
      <ProblemAlert problem={problem} />
      <FormField {...field("name")} label={accounts.fields.name} aside={accounts.fields.optional} autoComplete="name" input={{ maxLength: 120 }} />
      <FormField {...field("email")} label={accounts.fields.email} type="email" autoComplete="email" isRequired input={{ inputMode: "email", spellCheck: false, readOnly: Boolean(invited) }} />
      <div className="space-y-2.5">
        <PasswordField {...field("password")} label={accounts.fields.password} autoComplete="new-password" isRequired />
        <PasswordRules password={values.password} />
      </div>
      <Button type="submit" fullWidth isPending={busy}>
        {words.submit}
      </Button>
      <p className="text-sm text-muted">
        {words.agreement} <a className="text-link underline underline-offset-4" href="/terms">{words.terms}</a> {words.and}{" "}
        <a className="text-link underline underline-offset-4" href="/privacy">{words.privacy}</a>.
      </p>
    </form>
  );
}
