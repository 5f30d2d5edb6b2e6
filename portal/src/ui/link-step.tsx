"use client";

/** The page that a mailed link leads to: nothing happens until the button is pressed, since programs open links too. */
import { Button } from "@heroui/react/button";
import { CircleCheck, LinkIcon, type LucideIcon } from "lucide-react";
import { useState, type ReactNode } from "react";

import type { Problem } from "../lib/problems";
import { ButtonLink } from "./button-link";
import { ProblemAlert } from "./problem-alert";

interface LinkStepProps {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  submit: string;
  isDangerous?: boolean;
  /** What went wrong, or null when it is done. */
  onSubmit: () => Promise<Problem | null>;
  done: { title: string; body: string; href: string; label: string };
}

export function LinkStep({ icon, title, children, submit, isDangerous = false, onSubmit, done }: LinkStepProps) {
  const [isDone, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function press() {
    setBusy(true);
    const refusal = await onSubmit();
    setBusy(false);
    setProblem(refusal);
    setDone(refusal === null);
  }

  if (isDone) {
    return (
      <div role="status">
        <LinkHeading icon={CircleCheck} title={done.title}>{done.body}</LinkHeading>
        <ButtonLink href={done.href} prefetch={false} fullWidth>{done.label}</ButtonLink>
      </div>
    );
  }
  return (
    <>
      <LinkHeading icon={icon} title={title}>{children}</LinkHeading>
      <ProblemAlert problem={problem} />
      <Button fullWidth variant={isDangerous ? "danger" : "primary"} onPress={press} isPending={busy} className="mt-4">
        {submit}
      </Button>
    </>
  );
}

/** A link that was used, or that has expired. */
export function StaleLink({ title, reason, href, label }: { title: string; reason: string; href: string; label: string }) {
  return (
    <div role="alert">
      <LinkHeading icon={LinkIcon} title={title}>{reason}</LinkHeading>
      <ButtonLink href={href} prefetch={false} fullWidth>{label}</ButtonLink>
    </div>
  );
}

function LinkHeading({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children: ReactNode }) {
  return (
    <header className="mb-7">
      <span className="mb-5 grid size-11 place-items-center rounded-full border border-border bg-surface text-accent">
        <Icon className="size-5" aria-hidden="true" />
      </span>
      <h1 className="text-2xl font-semibold tracking-tight text-balance">{title}</h1>
      <div className="mt-2 space-y-2 text-muted text-pretty [overflow-wrap:anywhere]">{children}</div>
    </header>
  );
}
