"use client";

/** Ends the session in this browser. */
import { Button } from "@heroui/react/button";
import { LogOut } from "lucide-react";
import { useState } from "react";

import { signOut } from "../../lib/auth.browser";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { profile as words } from "./messages";

export function SignOut() {
  const [isLeaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function leave() {
    setLeaving(true);
    setProblem(null);
    const outcome = await signOut();
    if (outcome.kind === "refused") {
      setProblem(outcome.form);
      setLeaving(false);
      return;
    }
    // A full load: nothing that was read for this person stays in the router's memory.
    window.location.assign("/sign-in");
  }

  return (
    <Section title={words.session} description={words.sessionHint}>
      <div className="space-y-4">
        <ProblemAlert problem={problem} />
        <Button variant="secondary" onPress={leave} isPending={isLeaving}>
          <LogOut className="size-4" aria-hidden="true" />
          {words.signOut}
        </Button>
      </div>
    </Section>
  );
}
