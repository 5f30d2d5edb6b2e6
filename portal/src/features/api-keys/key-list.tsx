"use client";

/** Keys in use first; revoked ones stay to be read, folded away. */
import { Button } from "@heroui/react/button";
import { useInfiniteQuery } from "@tanstack/react-query";

import type { components } from "../../api/schema";
import { browserApi, fetched } from "../../lib/api.browser";
import { date, dateTime } from "../../lib/formats";
import { ApiError } from "../../lib/problems";
import { DataTable } from "../../ui/data-table";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { apiKeys as words } from "./messages";
import { RevokeKey } from "./revoke-key";

type ApiKey = components["schemas"]["ApiKey"];

interface KeyListProps {
  organisation: { slug: string; time_zone: string };
  initial: components["schemas"]["ApiKeys"];
  scopes: components["schemas"]["Scope"][];
  mayRevoke: boolean;
}

const COLUMNS = [
  { id: "name", label: words.columns.name },
  { id: "scopes", label: words.columns.scopes },
  { id: "created", label: words.columns.created },
  { id: "used", label: words.columns.used },
  { id: "actions", label: words.columns.actions, hidden: true, align: "end" as const },
];

export function KeyList({ organisation, initial, scopes, mayRevoke }: KeyListProps) {
  const { keys, more } = useKeys(organisation.slug, initial);
  const live = keys.filter(({ revoked_at }) => !revoked_at);
  const revoked = keys.filter(({ revoked_at }) => revoked_at);
  const rows = (some: ApiKey[]) =>
    some.map((key) => ({ id: key.id, faded: Boolean(key.revoked_at), cells: {
        ...cellsOf(key, organisation.time_zone),
        scopes: <Scopes codes={key.scopes} known={scopes} />,
        actions: <Actions apiKey={key} organisation={organisation} mayRevoke={mayRevoke} />,
      } }));

  return (
    <div className="space-y-4">
      {live.length > 0 && (
        <Section flush>
          <DataTable label={words.title} columns={COLUMNS} rows={rows(live)} />
        </Section>
      )}
      {revoked.length > 0 && (
        <details className="group" open={live.length === 0}>
          <summary className="mb-3 w-fit cursor-pointer rounded text-sm text-muted hover:text-foreground">{words.showRevoked(revoked.length)}</summary>
          <Section flush>
            <DataTable label={words.revoked} columns={COLUMNS} rows={rows(revoked)} />
          </Section>
        </details>
      )}
      <ProblemAlert problem={more.error instanceof ApiError ? more.error.problem : null} />
      {more.hasNextPage && (
        <Button variant="secondary" onPress={() => more.fetchNextPage()} isPending={more.isFetchingNextPage}>{words.more}</Button>
      )}
    </div>
  );
}

/** The first page comes with the page itself, and again with each of its refreshes; further ones are asked for. */
function useKeys(organisation: string, initial: components["schemas"]["ApiKeys"]) {
  const cursor = initial.next_cursor;
  const more = useInfiniteQuery({
    queryKey: ["api-keys", organisation, cursor],
    queryFn: ({ pageParam }) => fetched(browserApi(organisation).GET("/api/v1/api-keys", { params: { query: { cursor: pageParam } } })),
    initialPageParam: cursor ?? "",
    getNextPageParam: ({ next_cursor }) => next_cursor,
    enabled: false,
  });
  const pages = more.data?.pages ?? [];
  return {
    keys: [...initial.data, ...pages.flatMap(({ data }) => data)],
    more: { ...more, hasNextPage: cursor !== null && (pages.length === 0 || more.hasNextPage) },
  };
}

function cellsOf(key: ApiKey, time_zone: string) {
  return {
    name: (
      <>
        <span className="block break-words">{key.name}</span>
        <code className="font-mono text-xs font-normal text-muted">{key.hint}</code>
      </>
    ),
    created: (
      <>
        <span className="block whitespace-nowrap">{date(key.created_at, time_zone)}</span>
        {key.created_by && <span className="text-xs text-muted">{words.by(key.created_by)}</span>}
      </>
    ),
    used: key.last_used_at ? <span className="whitespace-nowrap">{dateTime(key.last_used_at, time_zone)}</span> : <span className="text-muted">{words.neverUsed}</span>,
  };
}

function Scopes({ codes, known }: { codes: string[]; known: components["schemas"]["Scope"][] }) {
  return codes.map((code) => (
    <span key={code} className="block whitespace-nowrap">{known.find((scope) => scope.code === code)?.label ?? code}</span>
  ));
}

function Actions({ apiKey, organisation, mayRevoke }: { apiKey: ApiKey; organisation: KeyListProps["organisation"]; mayRevoke: boolean }) {
  if (apiKey.revoked_at) return words.revokedOn(date(apiKey.revoked_at, organisation.time_zone));
  return mayRevoke && <RevokeKey organisation={organisation.slug} apiKey={apiKey} />;
}
