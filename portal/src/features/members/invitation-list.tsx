"use client";

/** Who was asked to join and has not yet: ask again, or take it back. */
import { Button } from "@heroui/react/button";
import { useState } from "react";

import { date } from "../../lib/formats";
import { DataTable } from "../../ui/data-table";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { StatusChip } from "../../ui/status-chip";
import { members } from "./messages";
import { RevokeInvitation } from "./revoke-invitation";
import type { Invitation, Invitations, Organisation, RoleDescription } from "./types";
import { useInvitations } from "./use-invitations";
import { useWrite } from "./use-write";

const words = members.invitations;

const COLUMNS = [
  { id: "address", label: words.columns.address },
  { id: "role", label: words.columns.role },
  { id: "sent", label: words.columns.sent },
  { id: "expires", label: words.columns.expires },
  { id: "actions", label: words.columns.actions, hidden: true, align: "end" as const },
];

interface InvitationListProps {
  organisation: Organisation;
  initial: Invitations;
  roles: RoleDescription[];
  /** The moment at which the page was made: what has expired. */
  at: string;
}

export function InvitationList({ organisation, initial, roles, at }: InvitationListProps) {
  const { invitations, more } = useInvitations(organisation.slug, initial);
  const nameOf = (code: string) => roles.find((role) => role.code === code)?.name ?? code;
  if (invitations.length === 0) return null;
  return (
    <Section title={words.title} flush>
      <DataTable
        label={words.title}
        columns={COLUMNS}
        rows={invitations.map((invitation) => ({
          id: invitation.id,
          cells: {
            address: <span className="break-all">{invitation.email}</span>,
            role: <StatusChip>{nameOf(invitation.role)}</StatusChip>,
            sent: <Sent invitation={invitation} timeZone={organisation.time_zone} />,
            expires: invitation.expires_at <= at ? <StatusChip tone="warning">{words.expired}</StatusChip> : <span className="whitespace-nowrap text-muted">{date(invitation.expires_at, organisation.time_zone)}</span>,
            actions: <Actions organisation={organisation} invitation={invitation} />,
          },
        }))}
      />
      {more.hasNextPage && (
        <div className="border-t border-separator px-5 py-3">
          <Button size="sm" variant="secondary" onPress={() => more.fetchNextPage()} isPending={more.isFetchingNextPage}>{words.more}</Button>
        </div>
      )}
    </Section>
  );
}

function Sent({ invitation, timeZone }: { invitation: Invitation; timeZone: string }) {
  return (
    <>
      <span className="block whitespace-nowrap">{date(invitation.sent_at, timeZone)}</span>
      {invitation.invited_by && <span className="block text-xs text-muted">{words.by(invitation.invited_by)}</span>}
    </>
  );
}

function Actions({ organisation, invitation }: { organisation: Organisation; invitation: Invitation }) {
  const { write, problem, isSending } = useWrite();
  const [note, setNote] = useState("");

  async function resend() {
    const where = { params: { path: { id: invitation.id } } };
    const done = await write(organisation.slug, (api) => api.POST("/api/v1/invitations/{id}/sending", where));
    setNote(done ? words.resent(invitation.email) : "");
  }

  return (
    <span className="block space-y-2">
      <span className="flex flex-wrap justify-end gap-2 md:flex-nowrap">
        <Button size="sm" variant="secondary" aria-label={words.resendFor(invitation.email)} onPress={resend} isPending={isSending}>{words.resend}</Button>
        <RevokeInvitation organisation={organisation} invitation={invitation} />
      </span>
      <span role="status" className={note ? "block text-xs text-success" : "sr-only"}>{note}</span>
      <ProblemAlert problem={problem} />
    </span>
  );
}
