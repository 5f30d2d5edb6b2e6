"use client";

import { useState } from "react";

import type { Answer, Refusal } from "../../lib/factors.browser";

/** One call at a time, and what was refused of it. */
export function useSending() {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  /** The answer's data; null when it was refused. */
  async function send<Data>(call: Promise<Answer<Data>>): Promise<Data | null> {
    setBusy(true);
    setRefusal(null);
    const answer = await call;
    setBusy(false);
    setRefusal(answer.refusal);
    return answer.data;
  }

  const fields = refusal?.fields ?? {};
  return { busy, send, problem: refusal?.form ?? null, fields, clear: () => setRefusal(null) };
}
