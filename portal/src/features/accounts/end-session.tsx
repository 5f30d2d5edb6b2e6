"use client";

import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { browserApi } from "../../lib/api.browser";
import { asProblem, type Problem } from "../../lib/problems";
import { ProblemAlert } from "../../ui/problem-alert";
import { accounts } from "./messages";

const words = accounts.sessions;

/** Signs out there, at once and without asking: signing in again is all that it costs. */
export function EndSession({ id, device }: { id: string; device: string }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function end() {
    setBusy(true);
    setProblem(null);
    const { error, response } = await browserApi().DELETE("/api/v1/user/sessions/{id}", { params: { path: { id } } });
    // One that was ended meanwhile is what was wanted.
    if (response.ok || response.status === 404) return router.refresh();
    setBusy(false);
    return setProblem(asProblem(error, response));
  }

  return (
    <div className="space-y-2">
      <Button size="sm" variant="secondary" aria-label={words.endFor(device)} onPress={end} isPending={busy}>{words.end}</Button>
      <ProblemAlert problem={problem} />
    </div>
  );
}
