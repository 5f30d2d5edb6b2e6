import type { Metadata } from "next";

import { CodeSignIn } from "../../features/accounts/code-sign-in";
import { accounts } from "../../features/accounts/messages";

export const metadata: Metadata = { title: accounts.byCode.title };

export default async function CodePage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  return <CodeSignIn next={typeof next === "string" ? next : null} />;
}
