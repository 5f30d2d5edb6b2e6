import type { Metadata } from "next";

import { accounts } from "../../features/accounts/messages";
import { SecondFactorStep } from "../../features/accounts/second-factor-step";

export const metadata: Metadata = { title: accounts.secondFactor.title };

export default async function SecondFactorPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  return <SecondFactorStep next={typeof next === "string" ? next : null} />;
}
