"use client";

/** The first page after verification. It makes sure of an organisation, however often it is opened. */
import { Button } from "@heroui/react/button";
import { Skeleton } from "@heroui/react/skeleton";
import { useQuery } from "@tanstack/react-query";

import { browserApi, fetched } from "../../lib/api.browser";
import { dateTime } from "../../lib/formats";
import { takeIntent, type Intent } from "../../lib/intent";
import { ApiError } from "../../lib/problems";
import { ButtonLink } from "../../ui/button-link";
import { ProblemAlert } from "../../ui/problem-alert";
import { onboarding as words } from "./messages";

async function welcome() {
  const { organisation, trial_ends_at } = await fetched(browserApi().POST("/api/v1/welcome"));
  const { time_zone } = await fetched(browserApi(organisation.slug).GET("/api/v1/organisation"));
  return { organisation, trialEnds: trial_ends_at && dateTime(trial_ends_at, time_zone), intent: takeIntent() };
}

export function Welcome() {
  const { data, error, refetch, isFetching } = useQuery({ queryKey: ["welcome"], queryFn: welcome, staleTime: Infinity });

  if (error) {
    return (
      <div className="space-y-4">
        <ProblemAlert problem={error instanceof ApiError ? error.problem : words.failed} />
        <Button onPress={() => refetch()} isPending={isFetching}>{words.tryAgain}</Button>
      </div>
    );
  }
  if (!data) return <Preparing />;
  const { organisation, trialEnds, intent } = data;
  return (
    <>
      <h1 className="text-3xl font-semibold tracking-tight text-balance">{words.title(organisation.name)}</h1>
      <p className="mt-3 text-muted text-pretty">{trialEnds ? words.trial(trialEnds) : words.noTrial}</p>
      <h2 className="mt-10 mb-4 font-medium">{words.stepsTitle}</h2>
      <Steps />
      <div className="mt-8 flex flex-wrap gap-3">
        <ButtonLink href={`/${organisation.slug}/api-keys`}>{words.createKey}</ButtonLink>
        {intent && (
          <ButtonLink variant="secondary" href={plansPath(organisation.slug, intent)}>{words.choosePlan}</ButtonLink>
        )}
        <ButtonLink variant="ghost" href={`/${organisation.slug}`}>{words.dashboard}</ButtonLink>
      </div>
    </>
  );
}

function plansPath(slug: string, { plan, interval }: Intent): string {
  return `/${slug}/plans?${new URLSearchParams({ plan, interval }).toString()}`;
}

function Steps() {
  return (
    <ol className="divide-y divide-separator rounded-xl border border-border bg-surface">
      {words.steps.map(({ title, body }, index) => (
        <li key={title} className="flex gap-4 px-5 py-4">
          <span aria-hidden="true" className="font-mono text-sm leading-6 text-accent tabular-nums">{index + 1}</span>
          <div>
            <p className="font-medium">{title}</p>
            <p className="text-sm text-muted">{body}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Preparing() {
  return (
    <div role="status" aria-label={words.preparing}>
      <Skeleton className="h-9 w-80 max-w-full rounded-lg" />
      <Skeleton className="mt-4 h-4 w-full rounded" />
      <Skeleton className="mt-2 mb-10 h-4 w-2/3 rounded" />
      <Skeleton className="h-52 rounded-xl" />
    </div>
  );
}
