"use client";

/** Asks every second, for a minute, whether the payment is settled. Asking is safe to repeat: it charges nothing. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { browserApi, fetched } from "../../lib/api.browser";
import { ApiError } from "../../lib/problems";

const EVERY = 1_000;
const MOST = 60;

export function useSettlement(organisation: string, session: string) {
  const [most, setMost] = useState(MOST);
  const query = useQuery({
    queryKey: ["settlement", organisation, session],
    queryFn: () =>
      fetched(browserApi(organisation).POST("/api/v1/subscription/settlement", { body: { session_id: session } })),
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state }) =>
      mayChange(state.data?.status, state.error) && state.dataUpdateCount + state.errorUpdateCount < most ? EVERY : false,
  });
  const asked = useAsked(query.dataUpdatedAt, query.errorUpdatedAt);
  const open = mayChange(query.data?.status, query.error);

  function checkAgain() {
    setMost(asked + MOST);
    void query.refetch();
  }

  return { ...query, isWaiting: open && asked < most, checkAgain };
}
