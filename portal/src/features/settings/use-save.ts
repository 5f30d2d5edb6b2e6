"use client";

/** One change at a time: what was refused, and that it was saved. */
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";

import { browserApi } from "../../lib/api.browser";
import { asProblem, type Problem } from "../../lib/problems";

type Call<Data> = (api: ReturnType<typeof browserApi>) => Promise<{ data?: Data; error?: unknown; response: Response }>;

export function useSave(organisation: string) {
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const sending = useRef(false);

  /** The answer, or null when it was refused. Afterwards the page is read anew, unless it is left. */
  async function save<Data>(call: Call<Data>, { stay = true } = {}): Promise<{ data?: Data } | null> {
    if (sending.current) return null;
    sending.current = true;
    setSending(true);
    setSaved(false);
    setProblem(null);
    const { data, error, response } = await call(browserApi(organisation));
    sending.current = false;
    setSending(false);
    if (!response.ok) {
      setProblem(asProblem(error, response));
      return null;
    }
    setSaved(true);
    if (stay) router.refresh();
    return { data };
  }

  return { save, problem, setProblem, isSending, isSaved };
}
