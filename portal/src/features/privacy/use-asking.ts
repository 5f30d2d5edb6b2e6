"use client";

/** Asking for the link that confirms a deletion. */
import { useRouter } from "next/navigation";
import { useState } from "react";

import { browserApi } from "../../lib/api.browser";
import { asProblem, type Problem } from "../../lib/problems";

export function useAsking(onAsked: () => void = () => undefined) {
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function ask() {
    setSending(true);
    const { error, response } = await browserApi().POST("/api/v1/user/deletion");
    setSending(false);
    setProblem(response.ok ? null : asProblem(error, response));
    if (!response.ok) return;
    onAsked();
    router.refresh();
  }

  return { ask, isSending, problem };
}
