/** Who belongs to the organisation, and what each of them may do. */
import type { components } from "../../api/schema";
import { date } from "../../lib/formats";
import { DataTable } from "../../ui/data-table";
import { Section } from "../../ui/section";
import { StatusChip } from "../../ui/status-chip";
import { members as words } from "./messages";

type Member = components["schemas"]["Member"];

const COLUMNS = [
  { id: "person", label: words.columns.person },
  { id: "role", label: words.columns.role },
  { id: "may", label: words.columns.may },
  { id: "joined", label: words.columns.joined, align: "end" as const },
];

interface MemberListProps {
  members: Member[];
  /** The visitor's own address, so that their row says so. */
  own: string;
  timeZone: string;
}

export function MemberList({ members, own, timeZone }: MemberListProps) {
  return (
    <Section flush>
      <DataTable
        label={words.title}
        columns={COLUMNS}
        rows={members.map((member) => ({
          id: member.id,
          cells: {
            person: <Person member={member} isOwn={member.email === own} />,
            role: <StatusChip tone={member.role === "owner" ? "accent" : "default"}>{words.roles[member.role]}</StatusChip>,
            may: <span className="text-muted">{words.may[member.role]}</span>,
            joined: <span className="whitespace-nowrap">{date(member.joined_at, timeZone)}</span>,
          },
        }))}
      />
    </Section>
  );
}

function Person({ member: { name, email }, isOwn }: { member: Member; isOwn: boolean }) {
  return (
    <>
      <span className="block break-words">
        {name || email}
        {isOwn && <span className="ml-2 text-xs font-normal text-muted">{words.you}</span>}
      </span>
      {name && name !== email && <span className="block text-xs font-normal break-all text-muted">{email}</span>}
    </>
  );
}
