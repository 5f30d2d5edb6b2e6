"use client";

/** Leads a new person to the first counted call. What is done is read from what happened, not ticked by hand. */
import { Spinner } from "@heroui/react/spinner";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

import { useLiveUsage, type Usage } from "../../lib/live-usage";
import { site } from "../../lib/site";
import { ButtonLink } from "../../ui/button-link";
import { CopyField } from "../../ui/copy-field";
import { Section } from "../../ui/section";
import { firstSteps as words } from "./messages";

interface FirstStepsProps {
  organisation: string;
  origin: string;
  usage: Usage;
  /** A key was created at some time. */
  hasKey: boolean;
  /** Whether the visitor's role may create keys. */
  mayCreate: boolean;
}

export function FirstSteps({ organisation, origin, usage, hasKey, mayCreate }: FirstStepsProps) {
  const { data = usage } = useLiveUsage(organisation, usage);
  const called = data.recent.length > 0;

  if (called) return <Finished organisation={organisation} />;
  return (
    <Section title={words.title} description={words.description} action={<Progress done={hasKey ? 2 : 1} />}>
      <ol className="space-y-6">
        <Step number={1} title={words.verified.title} isDone>{words.verified.body}</Step>
        <Step number={2} title={words.key.title} isDone={hasKey} action={!hasKey && mayCreate && <CreateKey organisation={organisation} />}>
          {hasKey ? words.key.made : mayCreate ? words.key.body : words.key.ask}
        </Step>
        <Step number={3} title={words.call.title} isDone={false} action={hasKey && <Call organisation={organisation} origin={origin} mayCreate={mayCreate} />}>
          {words.call.body}
        </Step>
      </ol>
    </Section>
  );
}

function Progress({ done }: { done: number }) {
  return <p className="text-sm text-muted tabular-nums">{words.progress(done, 3)}</p>;
}

function Step({ number, title, isDone, action, children }: { number: number; title: string; isDone: boolean; action?: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-4">
      <span
        aria-hidden="true"
        className={`grid size-7 shrink-0 place-items-center rounded-full text-sm font-medium tabular-nums ${isDone ? "bg-accent text-accent-foreground" : "border border-border text-muted"}`}
      >
        {isDone ? <Check className="size-4" /> : number}
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <p className="font-medium">
          {title}
          {isDone && <span className="sr-only"> ({words.done})</span>}
        </p>
        <p className="mt-0.5 text-sm text-pretty text-muted">{children}</p>
        {action && <div className="mt-3">{action}</div>}
      </div>
    </li>
  );
}

const CreateKey = ({ organisation }: { organisation: string }) => (
  <ButtonLink size="sm" href={`/${organisation}/api-keys?create=1`}>{words.key.action}</ButtonLink>
);

function Call({ organisation, origin, mayCreate }: { organisation: string; origin: string; mayCreate: boolean }) {
  const command = site.exampleCall.replaceAll("{origin}", origin).replaceAll("{key}", words.call.placeholder);
  return (
    <div className="space-y-3">
      <CopyField label={words.call.label} value={command} block />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-sm">
        <p role="status" className="flex items-center gap-2 text-muted">
          <Spinner size="sm" aria-hidden="true" />
          {words.call.waiting}
        </p>
        {mayCreate && (
          <ButtonLink size="sm" variant="ghost" href={`/${organisation}/api-keys?create=1`}>{words.call.lost}</ButtonLink>
        )}
      </div>
    </div>
  );
}

function Finished({ organisation }: { organisation: string }) {
  return (
    <Section title={words.finished.title} action={<Progress done={3} />}>
      <div role="status" className="flex flex-wrap items-center justify-between gap-4">
        <p className="flex min-w-0 max-w-xl gap-3 text-sm text-pretty">
          <Check className="mt-0.5 size-4 shrink-0 text-success" aria-hidden="true" />
          {words.finished.body}
        </p>
        <div className="flex flex-wrap gap-2">
          <ButtonLink size="sm" variant="secondary" href="/api/docs/" prefetch={false} target="_blank">{words.finished.docs}</ButtonLink>
          <ButtonLink size="sm" variant="ghost" href={`/${organisation}/plans`}>{words.finished.plans}</ButtonLink>
        </div>
      </div>
    </Section>
  );
}
