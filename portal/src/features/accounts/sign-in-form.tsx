"use client";

import { Button } from "@heroui/react/button";
import { Mail } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { signIn } from "../../lib/auth.browser";
import { ButtonLink } from "../../ui/button-link";
import { FormField } from "../../ui/form-field";
import { PasswordField } from "../../ui/password-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { leaveSignedIn, rememberAddress, secondFactorPath } from "./after-sign-in";
import { LockedOut } from "./locked-out";
import { accounts } from "./messages";
import { RememberMe } from "./remember-me";
import { emailError, passwordError, useAuthForm } from "./use-auth-form";

const words = accounts.signIn;

export function SignInForm({ next }: { next: string | null }) {
  const router = useRouter();
  const [lockedFor, setLockedFor] = useState<string | null>(null);
  const { values, field, problem, busy, formProps } = useAuthForm({ email: "", password: "" }, {
    check: ({ email, password }) => ({ ...emailError(email), ...passwordError(password) }),
    send: ({ email, password }) => signIn({ email: email.trim(), password }),
    refused: ({ codes }) => {
      const isLocked = codes.includes("too_many_login_attempts");
      setLockedFor(isLocked ? values.email.trim() : null);
      return isLocked;
    },
    accepted: (outcome, { email }) => {
      if (outcome.kind === "second_factor") {
        router.push(secondFactorPath(next));
        return true;
      }
      if (outcome.kind !== "verify_email") return leaveSignedIn(next);
      rememberAddress(email.trim());
      router.push("/check-mail");
      return true;
    },
  });

  return (
    <form {...formProps} className="space-y-5">
      <ProblemAlert problem={problem} />
      {lockedFor && <LockedOut key={lockedFor} email={lockedFor} />}
      <FormField {...field("email")} label={accounts.fields.email} type="email" autoComplete="username" isRequired input={{ inputMode: "email", spellCheck: false }} />
      <PasswordField
        {...field("password")}
        label={accounts.fields.password}
        autoComplete="current-password"
        isRequired
        aside={<Link className="text-link underline underline-offset-4" href="/forgot">{words.forgot}</Link>}
      />
      <RememberMe />
      <Button type="submit" fullWidth isPending={busy}>
        {words.submit}
      </Button>
      <ButtonLink href={next ? `/sign-in/code?next=${encodeURIComponent(next)}` : "/sign-in/code"} variant="secondary" fullWidth>
        <Mail className="size-4" aria-hidden="true" />
        {words.byMail}
      </ButtonLink>
    </form>
  );
}
