"use client";

/** Everything that happened in the organisation, day by day; earlier days are asked for. */
import { Button } from "@heroui/react/button";
import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";

import { browserApi, fetched } from "../../lib/api.browser";
import { clock, date } from "../../lib/formats";
import { ApiError } from "../../lib/problems";
import { ButtonLink } from "../../ui/button-link";
import { EmptyState } from "../../ui/empty-state";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { FactItem } from "./fact-item";
import type { Fact, Facts } from "./facts";
import { audit as words } from "./messages";

interface ActivityProps {
  organisation: { slug: string; time_zone: string };
  initial: Facts;
}

export function Activity({ organisation: { slug, time_zone }, initial }: ActivityProps) {
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["facts", slug, initial.data[0]?.id],
    queryFn: ({ pageParam }) => fetched(browserApi(slug).GET("/api/v1/audit/facts", { params: { query: { cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    initialData: { pages: [initial], pageParams: [undefined] },
    getNextPageParam: ({ next_cursor }) => next_cursor,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const facts = data.pages.flatMap((page) => page.data);

  if (facts.length === 0) {
    return (
      <Section flush>
        <EmptyState icon={History} title={words.emptyTitle} action={<ButtonLink href={`/${slug}/api-keys`}>{words.emptyAction}</ButtonLink>}>
          {words.emptyBody}
        </EmptyState>
      </Section>
    );
  }
  return (
    <div className="space-y-6">
      {daysOf(facts, time_zone).map(({ day, facts: those }) => (
        <section key={day} aria-label={day}>
          <h2 className="mb-2 text-sm font-medium text-muted">{day}</h2>
          <ul className="divide-y divide-separator rounded-xl border border-border bg-surface">
            {those.map((fact) => (
              <FactItem key={fact.id} fact={fact} when={clock(fact.recorded_at, time_zone)} />
            ))}
          </ul>
        </section>
      ))}
      <ProblemAlert problem={error instanceof ApiError ? error.problem : null} />
      {hasNextPage ? (
        <Button variant="secondary" onPress={() => fetchNextPage()} isPending={isFetchingNextPage}>{words.more}</Button>
      ) : (
        <p className="text-sm text-muted">{words.end}</p>
      )}
    </div>
  );
}

/** Facts of one day stand together; the day is the organisation's. */
function daysOf(facts: Fact[], timeZone: string): { day: string; facts: Fact[] }[] {
  const days = new Map<string, Fact[]>();
  for (const fact of facts) {
    const day = date(fact.recorded_at, timeZone);
    days.set(day, [...(days.get(day) ?? []), fact]);
  }
  return [...days].map(([day, those]) => ({ day, facts: those }));
}
