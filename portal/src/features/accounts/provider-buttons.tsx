"use client";

/** "Continue with Google": out to the provider, and back to the page that goes on from there. */
import { Button } from "@heroui/react/button";
import { useState } from "react";

import { rememberIntent, type Intent } from "../../lib/intent";
import { goToProvider } from "../../lib/providers.browser";
import { ProblemAlert } from "../../ui/problem-alert";
import { ProviderMark } from "../../ui/provider-mark";
import { providers as words } from "./provider-messages";

interface ProviderButtonsProps {
  providers: { id: string; name: string }[];
  /** Where the person goes once they are in. */
  next: string | null;
  /** The plan that they chose before, on the page where one signs up. */
  intent?: Intent | null;
}

export function ProviderButtons({ providers, next, intent = null }: ProviderButtonsProps) {
  const [leaving, setLeaving] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (providers.length === 0) return null;

  async function leave(provider: string) {
    if (leaving) return;
    setLeaving(provider);
    setProblem(null);
    rememberIntent(intent);
    const back = next ? `/sign-in/return?next=${encodeURIComponent(next)}` : "/sign-in/return";
    if (await goToProvider(provider, back)) return;
    setProblem(words.notPossible);
    setLeaving(null);
  }

  return (
    <div className="mb-6 space-y-3">
      <ProblemAlert problem={problem} />
      {providers.map(({ id, name }) => (
        <Button key={id} variant="outline" fullWidth onPress={() => leave(id)} isPending={leaving === id}>
          <ProviderMark provider={id} />
          {words.continueWith(name)}
        </Button>
      ))}
      <p className="flex items-center gap-3 pt-3 text-sm text-muted before:h-px before:flex-1 before:bg-separator after:h-px after:flex-1 after:bg-separator">
        {words.or}
      </p>
    </div>
  );
}
