"use client";

/** Stands on every page while the account is going to be deleted. */
import { Button } from "@heroui/react/button";
import { TriangleAlert } from "lucide-react";

import { ProblemAlert } from "../../ui/problem-alert";
import { privacy } from "./messages";
import { useKeeping } from "./use-keeping";

const words = privacy.banner;

export function DeletionBanner({ day }: { day: string }) {
  const { keep, isSending, problem } = useKeeping();
  return (
    <section aria-label={words.label} className="border-b border-warning/40 bg-warning/10 px-4 py-3 text-sm sm:px-8">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-2">
        <TriangleAlert className="size-4 shrink-0 text-warning" aria-hidden="true" />
        <p className="min-w-0 flex-1 basis-60 text-pretty">{words.body(day)}</p>
        <Button size="sm" variant="secondary" onPress={keep} isPending={isSending}>{words.keep}</Button>
      </div>
      {problem && <div className="mx-auto mt-3 max-w-6xl"><ProblemAlert problem={problem} /></div>}
    </section>
  );
}
