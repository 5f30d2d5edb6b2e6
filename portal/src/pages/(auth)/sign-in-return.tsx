import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { accounts } from "../../features/accounts/messages";
import { ProviderReturn } from "../../features/accounts/provider-return";

export const metadata: Metadata = { title: accounts.signIn.title, referrer: "no-referrer" };

type Query = Promise<Record<string, string | string[] | undefined>>;

/** Where a provider's answer ends. What went wrong there is told on the sign-in page, where one can choose again. */
export default async function SignInReturnPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const [next, error] = [query.next, query.error].map((value) => (typeof value === "string" ? value : null));
  if (error) redirect(`/sign-in?${new URLSearchParams({ problem: error, ...(next && { next }) })}`);
  return <ProviderReturn next={next ?? null} />;
}
