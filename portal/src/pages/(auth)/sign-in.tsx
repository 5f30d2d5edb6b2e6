import type { Metadata } from "next";

import { AuthHeading } from "../../features/accounts/auth-heading";
import { accounts } from "../../features/accounts/messages";
import { SignInForm } from "../../features/accounts/sign-in-form";
import { SwitchLine } from "../../features/accounts/switch-line";

const words = accounts.signIn;

export const metadata: Metadata = { title: words.title };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  return (
    <>
      <AuthHeading title={words.title}>{words.description}</AuthHeading>
      <SignInForm next={typeof next === "string" ? next : null} />
      <SwitchLine question={words.noAccount} answer={words.signUp} href="/sign-up" />
    </>
  );
}
