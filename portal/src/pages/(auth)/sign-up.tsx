import type { Metadata } from "next";

import { AuthHeading } from "../../features/accounts/auth-heading";
import { accounts } from "../../features/accounts/messages";
import { ProviderButtons } from "../../features/accounts/provider-buttons";
import { getProviders } from "../../features/accounts/providers.server";
import { SignUpForm } from "../../features/accounts/sign-up-form";
import { SwitchLine } from "../../features/accounts/switch-line";
import { intentFrom } from "../../lib/intent";

const words = accounts.signUp;

export const metadata: Metadata = { title: words.title, robots: { index: true } };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const { plan, interval } = await searchParams;
  return (
    <>
      <AuthHeading title={words.title}>{words.description}</AuthHeading>
      <ProviderButtons providers={await getProviders()} next="/welcome" intent={intentFrom(plan, interval)} />
      <SignUpForm intent={intentFrom(plan, interval)} />
      <SwitchLine question={words.haveAccount} answer={words.signIn} href="/sign-in" />
    </>
  );
}
