"use client";

/** Opens the hosted checkout, once: a second press while the first is on its way does nothing. */
import { useEffect, useRef, useState } from "react";

import { browserApi } from "../../lib/api.browser";
import { asProblem, type Problem } from "../../lib/problems";
import type { Interval } from "./plan-state";

export function useCheckout(organisation: string, leave: (address: string) => void) {
  const [opening, setOpening] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const sending = useRef(false);

  useEffect(() => {
    // The browser may bring this page back as it was left, in mid-opening.
    function returned({ persisted }: PageTransitionEvent) {
      if (!persisted) return;
      sending.current = false;
      setOpening(null);
    }
    window.addEventListener("pageshow", returned);
    return () => window.removeEventListener("pageshow", returned);
  }, []);

  async function choose(plan: string, interval: Interval) {
    if (sending.current) return;
    sending.current = true;
    setOpening(plan);
    setProblem(null);
    const { data, error, response } = await browserApi(organisation).POST("/api/v1/subscription/upgrade", { body: { plan, interval } });
    if (data) return leave(data.checkout_url);
    sending.current = false;
    setOpening(null);
    setProblem(asProblem(error, response));
  }

  return { opening, problem, choose };
}
