/** Why a page is closed to somebody without a second factor, and the way to one and back. */
import { ShieldCheck } from "lucide-react";

import { ButtonLink } from "../../ui/button-link";
import { EmptyState } from "../../ui/empty-state";
import { Section } from "../../ui/section";
import { secondFactor } from "./messages";

const words = secondFactor.required;

export function SecondFactorRequired({ byConsole, next }: { byConsole: boolean; next: string }) {
  return (
    <Section>
      <EmptyState
        icon={ShieldCheck}
        title={words.title}
        action={<ButtonLink href={`/account/security?next=${encodeURIComponent(next)}`}>{words.setUp}</ButtonLink>}
      >
        {byConsole ? words.byConsole : words.byOrganisation}
      </EmptyState>
    </Section>
  );
}
