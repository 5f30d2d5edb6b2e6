/** The last few facts, for the dashboard. */
import { dateTime } from "../../lib/formats";
import { ButtonLink } from "../../ui/button-link";
import { Section } from "../../ui/section";
import type { Fact } from "./facts";
import { audit as words } from "./messages";

interface RecentActivityProps {
  organisation: { slug: string; time_zone: string };
  facts: Fact[];
}

export function RecentActivity({ organisation: { slug, time_zone }, facts }: RecentActivityProps) {
  return (
    <Section title={words.recent.title} action={<ButtonLink size="sm" variant="ghost" href={`/${slug}/audit`}>{words.recent.all}</ButtonLink>} flush>
      {facts.length === 0 ? (
        <p className="p-5 text-sm text-muted">{words.recent.empty}</p>
      ) : (
        <ul className="divide-y divide-separator">
          {facts.slice(0, 6).map(({ id, sentence, recorded_at }) => (
            <li key={id} className="px-5 py-3">
              <p className="text-sm break-words">{sentence}</p>
              <time dateTime={recorded_at} className="text-xs text-muted tabular-nums">{dateTime(recorded_at, time_zone)}</time>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
