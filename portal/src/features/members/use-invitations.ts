"use client";

/** The first page of open invitations comes with the page itself; further ones are asked for. */
import { useInfiniteQuery } from "@tanstack/react-query";

import { browserApi, fetched } from "../../lib/api.browser";
import type { Invitations } from "./types";

export function useInvitations(organisation: string, initial: Invitations) {
  const cursor = initial.next_cursor;
  const more = useInfiniteQuery({
    queryKey: ["invitations", organisation, cursor],
    queryFn: ({ pageParam }) => fetched(browserApi(organisation).GET("/api/v1/invitations", { params: { query: { cursor: pageParam } } })),
    initialPageParam: cursor ?? "",
    getNextPageParam: ({ next_cursor }) => next_cursor,
    enabled: false,
  });
  const pages = more.data?.pages ?? [];
  return {
    invitations: [...initial.data, ...pages.flatMap(({ data }) => data)],
    more: { ...more, hasNextPage: cursor !== null && (pages.length === 0 || more.hasNextPage) },
  };
}
