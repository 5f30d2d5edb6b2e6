"use client";

/** One write at a time; afterwards the page is read anew. */
import { useRouter } from "next/navigation";
import { useState } from "react";

import { browserApi } from "../../lib/api.browser";
import { asProblem, type Problem } from "../../lib/problems";

type Call = (api: ReturnType<typeof browserApi>) => Promise<{ error?: unknown; response: Response }>;

export function useWrite() {
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  /** Whether it was done; if not, `problem` says why. */
  async function write(organisation: string, call: Call): Promise<boolean> {
    setSending(true);
    setProblem(null);
    const { error, response } = await call(browserApi(organisation));
    setSending(false);
    if (!response.ok) {
      setProblem(asProblem(error, response));
      return false;
    }
    router.refresh();
    return true;
  }

  return { write, problem, isSending, forget: () => setProblem(null) };
}
