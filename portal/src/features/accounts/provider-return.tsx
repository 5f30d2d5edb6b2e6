"use client";

/** Back from a provider: goes on to wherever the sign-in stands now. */
import { Spinner } from "@heroui/react/spinner";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

import { currentSession } from "../../lib/auth.browser";
import { leaveSignedIn, secondFactorPath } from "./after-sign-in";
import { providers as words } from "./provider-messages";

export function ProviderReturn({ next }: { next: string | null }) {
  const router = useRouter();
  const asked = useRef(false);

  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void goOn();

    async function goOn() {
      const { kind } = await currentSession();
      if (kind === "signed_in") await leaveSignedIn(next);
      else if (kind === "verify_email") router.replace("/check-mail");
      else if (kind === "second_factor" || kind === "trust") router.replace(secondFactorPath(next));
      else router.replace(`/sign-in?${new URLSearchParams({ problem: "unknown", ...(next && { next }) })}`);
    }
  }, [next, router]);

  return (
    <div role="status" className="flex items-center gap-3 text-muted">
      <Spinner size="sm" aria-hidden="true" />
      {words.arriving}
    </div>
  );
}
