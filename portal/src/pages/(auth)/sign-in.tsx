import type { Metadata } from "next";

import { AuthHeading } from "../../features/accounts/auth-heading";
import { accounts } from "../../features/accounts/messages";
import { PasskeySignIn } from "../../features/accounts/passkey-sign-in";
import { ProviderButtons } from "../../features/accounts/provider-buttons";
import { ProviderProblem } from "../../features/accounts/provider-problem";
import { getProviders } from "../../features/accounts/providers.server";
import { SignInForm } from "../../features/accounts/sign-in-form";
import { SwitchLine } from "../../features/accounts/switch-line";

const words = accounts.signIn;

export const metadata: Metadata = { title: words.title };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[]; problem?: string | string[] }> }) {
  const { next, problem } = await searchParams;
  return (
    <>
      <AuthHeading title={words.title}>{words.description}</AuthHeading>
      <ProviderProblem code={typeof problem === "string" ? problem : null} />
      <ProviderButtons providers={await getProviders()} next={typeof next === "string" ? next : null} />
      <SignInForm next={typeof next === "string" ? next : null} />
      <PasskeySignIn next={typeof next === "string" ? next : null} />
      <SwitchLine question={words.noAccount} answer={words.signUp} href="/sign-up" />
    </>
  );
}
