/** Who invites whom to what. */
import { UserPlus, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import { date } from "../../lib/formats";
import { invitations as words } from "./messages";
import type { Letter } from "./use-letter";

interface LetterHeadProps {
  icon?: LucideIcon;
  title?: string;
  letter?: Letter;
  children?: ReactNode;
}

export function LetterHead({ icon: Icon = UserPlus, title, letter, children }: LetterHeadProps) {
  return (
    <header className="mb-7">
      <span className="mb-5 grid size-11 place-items-center rounded-full border border-border bg-surface text-accent">
        <Icon className="size-5" aria-hidden="true" />
      </span>
      <h1 className="text-2xl font-semibold tracking-tight text-balance break-words">{title ?? words.heading(letter?.organisation ?? "")}</h1>
      <p className="mt-2 text-muted text-pretty break-words">{children ?? (letter && sentence(letter))}</p>
      {letter && (
        <dl className="mt-5 divide-y divide-separator rounded-xl border border-border bg-surface text-sm">
          <Row term={words.as}>
            <span className="block font-medium capitalize">{letter.role}</span>
            <span className="block text-muted">{letter.role_summary}</span>
          </Row>
          <Row term={words.for}>
            <span className="break-all">{letter.email}</span>
          </Row>
          <Row term={words.until}>{date(letter.expires_at)}</Row>
        </dl>
      )}
    </header>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex gap-4 px-4 py-3">
      <dt className="w-28 shrink-0 text-muted">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

const sentence = ({ invited_by, organisation }: Letter) => (invited_by ? words.from(invited_by, organisation) : words.fromNobody(organisation));
