import type { Metadata } from "next";

import { accounts } from "../../features/accounts/messages";
import { TurnOffSecondFactor } from "../../features/accounts/turn-off-second-factor";

export const metadata: Metadata = { title: accounts.turnOff.title, referrer: "no-referrer" };

export default async function SecondFactorOffPage({ params }: { params: Promise<{ key: string }> }) {
  const { key } = await params;
  return <TurnOffSecondFactor linkKey={decodeURIComponent(key)} />;
}
