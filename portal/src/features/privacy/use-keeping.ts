"use client";

/** Keeping one's account after all. */
import { useRouter } from "next/navigation";
import { useState } from "react";

import { browserApi } from "../../lib/api.browser";
import { asProblem, type Problem } from "../../lib/problems";

export function useKeeping() {
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function keep() {
    setSending(true);
    const { error, response } = await browserApi().DELETE("/api/v1/user/deletion");
    setSending(false);
    setProblem(response.ok ? null : asProblem(error, response));
    if (response.ok) router.refresh();
  }

  return { keep, isSending, problem };
}
