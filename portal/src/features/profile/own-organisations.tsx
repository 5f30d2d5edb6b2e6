/** The organisations that a person belongs to, with their role in each. */
import { ChevronRight } from "lucide-react";
import Link from "next/link";

import type { components } from "../../api/schema";
import { ButtonLink } from "../../ui/button-link";
import { Section } from "../../ui/section";
import { profile as words } from "./messages";

export function OwnOrganisations({ organisations }: { organisations: components["schemas"]["OrganisationSummary"][] }) {
  return (
    <Section title={words.organisations} flush>
      {organisations.length === 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-4 p-5 text-sm">
          <p className="text-muted">{words.none}</p>
          <ButtonLink size="sm" href="/welcome">{words.create}</ButtonLink>
        </div>
      ) : (
        <ul className="divide-y divide-separator">
          {organisations.map(({ id, slug, name, role }) => (
            <li key={id}>
              <Link href={`/${slug}`} className="flex items-center gap-4 px-5 py-3.5 text-sm -outline-offset-2 hover:bg-surface-secondary">
                <span className="min-w-0 flex-1 font-medium break-words">{name}</span>
                <span className="shrink-0 text-muted">{words.roles[role]}</span>
                <ChevronRight className="size-4 shrink-0 text-muted" aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
