/** How many seats there are and are taken; over the limit, what to do about it. */
import { Alert } from "@heroui/react/alert";

import { percentUsed } from "../../lib/formats";
import { may } from "../../lib/roles";
import { ButtonLink } from "../../ui/button-link";
import { MeterBar } from "../../ui/meter-bar";
import { members } from "./messages";
import type { Organisation, Seats } from "./types";

const words = members.seats;

export function SeatSummary({ organisation, seats }: { organisation: Organisation; seats: Seats }) {
  const used = words.used(seats.members, seats.limit);
  return (
    <div className="space-y-4">
      {seats.is_over && seats.limit !== null && (
        <Alert status="warning" role="status" className="border border-warning/40">
          <Alert.Indicator />
          <Alert.Content>
            <Alert.Title>{words.overTitle(seats.members, seats.limit)}</Alert.Title>
            <Alert.Description>{may(organisation, "members:manage") ? words.overBody : words.overReader}</Alert.Description>
          </Alert.Content>
        </Alert>
      )}
      <div className="flex flex-wrap items-center gap-x-8 gap-y-3 rounded-xl border border-border bg-surface px-5 py-4 text-sm">
        <div className="w-full max-w-72">
          <p className="mb-2 flex justify-between gap-4">
            <span className="font-medium">{words.label}</span>
            <span className="text-muted tabular-nums">{used}</span>
          </p>
          <MeterBar percent={percentUsed(seats.members + seats.invitations, seats.limit)} label={words.label} text={used} />
        </div>
        <p className="min-w-56 flex-1 text-muted">
          {seats.invitations > 0 && `${words.held(seats.invitations)} `}
          {words.billing}
        </p>
        {may(organisation, "plan:read") && seats.limit !== null && (
          <ButtonLink href={`/${organisation.slug}/plans`} size="sm" variant="secondary">{words.upgrade}</ButtonLink>
        )}
      </div>
    </div>
  );
}
