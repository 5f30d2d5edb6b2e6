"use client";

/** Who belongs to the organisation: searched, filtered, and changed where the visitor's role allows it. */
import { Button } from "@heroui/react/button";
import { SearchX } from "lucide-react";

import { date } from "../../lib/formats";
import { ApiError } from "../../lib/problems";
import { may } from "../../lib/roles";
import { DataTable } from "../../ui/data-table";
import { EmptyState } from "../../ui/empty-state";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { StatusChip } from "../../ui/status-chip";
import { MemberActions } from "./member-actions";
import { MemberFilters } from "./member-filters";
import { members as words } from "./messages";
import type { Member, Members, Organisation, RoleDescription } from "./types";
import { useMembers } from "./use-members";

const COLUMNS = [
  { id: "person", label: words.columns.person },
  { id: "role", label: words.columns.role },
  { id: "state", label: words.columns.state },
  { id: "joined", label: words.columns.joined },
];
const WITH_ACTIONS = [...COLUMNS, { id: "actions", label: words.columns.actions, hidden: true, align: "end" as const }];

interface MemberListProps {
  organisation: Organisation;
  initial: Members;
  roles: RoleDescription[];
}

export function MemberList({ organisation, initial, roles }: MemberListProps) {
  const { wanted, want, members, total, query } = useMembers(organisation.slug, initial);
  const manages = may(organisation, "members:manage");
  const nameOf = (code: string) => roles.find((role) => role.code === code)?.name ?? code;
  const rows = members.map((member) => ({
    id: member.id,
    faded: member.status === "suspended",
    cells: {
      person: <Person member={member} />,
      role: <StatusChip tone={member.role === "owner" ? "accent" : "default"}>{nameOf(member.role)}</StatusChip>,
      state: member.status === "suspended" ? <StatusChip tone="warning">{words.suspended}</StatusChip> : <span className="text-muted">{words.active}</span>,
      joined: <span className="whitespace-nowrap text-muted">{date(member.joined_at, organisation.time_zone)}</span>,
      actions: member.may_change && <MemberActions organisation={organisation} member={member} roles={roles} />,
    },
  }));

  return (
    <Section flush>
      <MemberFilters wanted={wanted} onChange={want} roles={roles} byAddress={may(organisation, "members:addresses")} />
      <p role="status" className="sr-only">{words.found(total)}</p>
      {members.length > 0 ? (
        <DataTable label={words.title} columns={manages ? WITH_ACTIONS : COLUMNS} rows={rows} />
      ) : (
        <EmptyState icon={SearchX} title={words.none}>{words.noneBody}</EmptyState>
      )}
      <div className="flex flex-wrap items-center justify-between gap-4 border-t border-separator px-5 py-3 text-sm text-muted">
        <span className="tabular-nums">{words.found(total)}</span>
        {query.hasNextPage && (
          <Button size="sm" variant="secondary" onPress={() => query.fetchNextPage()} isPending={query.isFetchingNextPage}>{words.more}</Button>
        )}
      </div>
      {query.error instanceof ApiError && (
        <div className="p-5 pt-0">
          <ProblemAlert problem={query.error.problem} />
        </div>
      )}
    </Section>
  );
}

function Person({ member: { name, email, is_you } }: { member: Member }) {
  return (
    <>
      <span className="block break-words">
        {name}
        {is_you && <span className="ml-2 text-xs font-normal text-muted">{words.you}</span>}
      </span>
      {email && <span className="block text-xs font-normal break-all text-muted">{email}</span>}
    </>
  );
}
