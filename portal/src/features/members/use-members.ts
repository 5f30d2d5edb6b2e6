"use client";

/** The members that fit what is asked for, page by page. The first page of all of them came with the page itself. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";

import { browserApi, fetched } from "../../lib/api.browser";
import type { Role } from "../../lib/roles";
import type { members as words } from "./messages";
import type { Member, Members } from "./types";

export interface Wanted {
  search: string;
  role: Role | "";
  status: Member["status"] | "";
  ordering: keyof typeof words.orders;
}

const ALL: Wanted = { search: "", role: "", status: "", ordering: "joined_at" };

export function useMembers(organisation: string, initial: Members) {
  const [wanted, setWanted] = useState(ALL);
  const asked = useDeferredValue(wanted);
  const isAll = asked === ALL || (!asked.search && !asked.role && !asked.status && asked.ordering === ALL.ordering);
  const query = useInfiniteQuery({
    // The first page is part of the key: when the page has been read anew, what is shown is too.
    queryKey: ["members", organisation, asked, initial],
    queryFn: ({ pageParam }) =>
      fetched(browserApi(organisation).GET("/api/v1/members", { params: { query: { ...given(asked), ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: "",
    getNextPageParam: ({ next_cursor }) => next_cursor,
    placeholderData: keepPreviousData,
    ...(isAll && { initialData: { pages: [initial], pageParams: [""] } }),
    staleTime: 10_000,
  });
  const pages = query.data?.pages ?? [initial];
  return {
    wanted,
    want: (change: Partial<Wanted>) => setWanted((known) => ({ ...known, ...change })),
    members: pages.flatMap(({ data }) => data),
    total: pages[0]?.total ?? 0,
    query,
  };
}

function given({ search, role, status, ordering }: Wanted) {
  return { ordering, ...(search.trim() && { search: search.trim() }), ...(role && { role }), ...(status && { status }) };
}
