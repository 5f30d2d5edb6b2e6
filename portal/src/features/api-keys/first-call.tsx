"use client";

/** Watches for the first call that this very key makes. */
import { Spinner } from "@heroui/react/spinner";
import { CircleCheck } from "lucide-react";

import type { components } from "../../api/schema";
import { clock } from "../../lib/formats";
import { useLiveUsage } from "../../lib/live-usage";
import { ButtonLink } from "../../ui/button-link";
import { apiKeys } from "./messages";

const words = apiKeys.firstCall;

interface FirstCallProps {
  organisation: { slug: string; time_zone: string };
  created: components["schemas"]["ApiKey"];
}

export function FirstCall({ organisation, created }: FirstCallProps) {
  const { data } = useLiveUsage(organisation.slug);
  const call = data?.recent.find(({ key_name, occurred_at }) => key_name === created.name && occurred_at >= created.created_at);

  return (
    <div role="status" className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-separator pt-4 text-sm">
      {call ? <CircleCheck className="size-5 shrink-0 text-success" aria-hidden="true" /> : <Spinner size="sm" aria-hidden="true" />}
      <div className="min-w-0 flex-1">
        <p className="font-medium">{call ? words.received : words.waiting}</p>
        <p className="text-muted">
          {call ? words.receivedBody(`${call.method} ${call.path}`, call.status, clock(call.occurred_at, organisation.time_zone)) : words.waitingBody}
        </p>
      </div>
      {call && <ButtonLink size="sm" href={`/${organisation.slug}`}>{words.dashboard}</ButtonLink>}
    </div>
  );
}
