"use client";

/** The organisation's usage, asked for again every two seconds while somebody looks at the page. */
import { useQuery } from "@tanstack/react-query";

import type { components } from "../api/schema";
import { browserApi, fetched } from "./api.browser";

export type Usage = components["schemas"]["Usage"];

export const USAGE_POLL = 2_000;

/** One request serves every part of a page that shows usage. `initial` is what the server has read already. */
export function useLiveUsage(organisation: string, initial?: Usage) {
  return useQuery({
    queryKey: ["usage", organisation],
    queryFn: () => fetched(browserApi(organisation).GET("/api/v1/usage/metrics")),
    initialData: initial,
    refetchInterval: USAGE_POLL,
    refetchIntervalInBackground: false,
  });
}
