"use client";

/** Watches for the first call that this very key makes; another key of the same name changes nothing. */
import { Spinner } from "@heroui/react/spinner";
import { useQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

import type { components } from "../../api/schema";
import { browserApi, fetched } from "../../lib/api.browser";
import { clock } from "../../lib/formats";
import { USAGE_POLL, useLiveUsage } from "../../lib/live-usage";
import { ButtonLink } from "../../ui/button-link";
import { apiKeys } from "./messages";

const words = apiKeys.firstCall;

interface FirstCallProps {
  organisation: { slug: string; time_zone: string };
  created: components["schemas"]["ApiKey"];
}

export function FirstCall({ organisation: { slug, time_zone }, created }: FirstCallProps) {
  const router = useRouter();
  const isUsed = useWasUsed(slug, created.id);
  const { data: usage } = useLiveUsage(slug);
  const call = usage?.recent.find(({ key_name, occurred_at }) => key_name === created.name && occurred_at >= created.created_at);

  useEffect(() => {
    // The list below says when each key was used last.
    if (isUsed) router.refresh();
  }, [isUsed, router]);

  return (
    <div role="status" className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-separator pt-4 text-sm">
      {isUsed ? <CircleCheck className="size-5 shrink-0 text-success" aria-hidden="true" /> : <Spinner size="sm" aria-hidden="true" />}
      <div className="min-w-0 flex-1">
        <p className="font-medium">{isUsed ? words.received : words.waiting}</p>
        <p className="text-muted">
          {!isUsed && words.waitingBody}
          {isUsed && call && words.receivedBody(`${call.method} ${call.path}`, call.status, clock(call.occurred_at, time_zone))}
        </p>
      </div>
      {isUsed && <ButtonLink size="sm" href={`/${slug}`}>{words.dashboard}</ButtonLink>}
    </div>
  );
}

/** Asks until it was, while somebody looks. The newest keys stand on the first page. */
function useWasUsed(organisation: string, id: string): boolean {
  const { data = false } = useQuery({
    queryKey: ["api-key-used", organisation, id],
    queryFn: async () => {
      const { data: keys } = await fetched(browserApi(organisation).GET("/api/v1/api-keys"));
      return keys.some((key) => key.id === id && key.last_used_at !== null);
    },
    refetchInterval: ({ state }) => (state.data ? false : USAGE_POLL),
    refetchIntervalInBackground: false,
  });
  return data;
}
