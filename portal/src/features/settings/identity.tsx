/** By which names support and programs know the organisation. */
import type { components } from "../../api/schema";
import { date } from "../../lib/formats";
import { CopyField } from "../../ui/copy-field";
import { Section } from "../../ui/section";
import { settings as words } from "./messages";

export function Identity({ organisation }: { organisation: components["schemas"]["Organisation"] }) {
  return (
    <Section title={words.identity} description={words.identityHint}>
      <div className="max-w-md space-y-5">
        <CopyField label={words.id} value={organisation.id} />
        <CopyField label={words.slug} value={organisation.slug} />
        <p className="text-sm text-muted">{words.since(date(organisation.created_at, organisation.time_zone))}</p>
      </div>
    </Section>
  );
}
