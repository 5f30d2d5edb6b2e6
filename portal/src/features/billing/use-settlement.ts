"use client";

/** Asks every second, for a minute, whether the payment is settled. Asking is safe to repeat: it charges nothing. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { browserApi, fetched } from "../../lib/api.browser";
import { ApiError } from "../../lib/problems";

const EVERY = 1_000;
const ONE_MINUTE = 60_000;

export function useSettlement(organisation: string, session: string) {
  const [until, setUntil] = useState(() => Date.now() + ONE_MINUTE);
  const { data, error, dataUpdatedAt, errorUpdatedAt, isFetching, refetch } = useQuery({
    queryKey: ["settlement", organisation, session],
    queryFn: () => fetched(browserApi(organisation).POST("/api/v1/subscription/settlement", { body: { session_id: session } })),
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state }) => (mayChange(state.data?.status, state.error) && Date.now() < until ? EVERY : false),
  });

  function checkAgain() {
    setUntil(Date.now() + ONE_MINUTE);
    void refetch();
  }

  const answeredAt = Math.max(dataUpdatedAt, errorUpdatedAt);
  return { data, error, isFetching, checkAgain, isWaiting: mayChange(data?.status, error) && answeredAt < until };
}

/** Still on its way, or the server could not be asked just now. */
function mayChange(status: string | undefined, error: Error | null): boolean {
  if (error) return !(error instanceof ApiError) || error.status >= 500 || error.status === 429;
  return status === undefined || status === "processing";
}
