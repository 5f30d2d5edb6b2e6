/** Instead of an organisation's page, for a member whose seat is suspended. */
import { PauseCircle } from "lucide-react";

import { ButtonLink } from "../../ui/button-link";
import { EmptyState } from "../../ui/empty-state";
import { Section } from "../../ui/section";
import { members } from "./messages";

const words = members.suspendedSeat;

export function SuspendedSeat({ organisation }: { organisation: string }) {
  return (
    <Section flush>
      <EmptyState icon={PauseCircle} title={words.title} action={<ButtonLink href="/account" variant="secondary">{words.account}</ButtonLink>}>
        {words.body(organisation)}
      </EmptyState>
    </Section>
  );
}
