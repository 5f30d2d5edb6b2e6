/** Each device and app that is signed in, the last used first. */
import { Chip } from "@heroui/react/chip";
import { AppWindow, Monitor, Smartphone } from "lucide-react";

import { dateTime, relative } from "../../lib/formats";
import { Section } from "../../ui/section";
import { EndOthers } from "./end-others";
import { EndSession } from "./end-session";
import { accounts } from "./messages";
import type { Session } from "./session-queries";

const words = accounts.sessions;

interface SessionListProps {
  sessions: Session[];
  /** Of whoever looks. */
  timeZone: string;
  now: Date;
}

export function SessionList({ sessions, timeZone, now }: SessionListProps) {
  const here = sessions.filter(({ is_current }) => is_current);
  const others = sessions.filter(({ is_current }) => !is_current);
  return (
    <Section title={words.listTitle} action={others.length > 0 && <EndOthers />} flush>
      <ul className="divide-y divide-separator">
        {[...here, ...others].map((session) => (
          <Item key={session.id} session={session} timeZone={timeZone} now={now} />
        ))}
      </ul>
      {others.length === 0 && <p className="border-t border-separator px-5 py-4 text-sm text-muted">{words.only}</p>}
    </Section>
  );
}

function Item({ session, timeZone, now }: { session: Session; timeZone: string; now: Date }) {
  const { device, is_handheld, is_current, last_seen_at, signed_in_at, lasts } = session;
  const Icon = device.includes(" on ") ? (is_handheld ? Smartphone : Monitor) : AppWindow;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4">
      <span className="grid size-10 shrink-0 place-items-center rounded-full border border-border bg-surface-secondary text-muted">
        <Icon className="size-5" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-medium">
          {device}
          {is_current && <Chip size="sm" color="success" variant="soft">{words.here}</Chip>}
          {lasts && <Chip size="sm" variant="soft">{words.lasts}</Chip>}
        </p>
        <p className="mt-0.5 text-sm text-muted">
          {placeOf(session)} <span aria-hidden="true">·</span>{" "}
          {is_current ? words.now : <time dateTime={last_seen_at} title={dateTime(last_seen_at, timeZone)}>{words.seen(relative(last_seen_at, now))}</time>}
        </p>
        <p className="text-sm text-muted">{words.since(dateTime(signed_in_at, timeZone))}</p>
      </div>
      {!is_current && <EndSession id={session.id} device={device} />}
    </li>
  );
}

function placeOf({ country, network }: Session): string {
  const name = country && new Intl.DisplayNames("en", { type: "region", fallback: "code" }).of(country);
  return [name, network].filter(Boolean).join(", ") || words.unknownPlace;
}
