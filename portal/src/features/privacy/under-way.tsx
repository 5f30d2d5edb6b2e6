"use client";

/** A deletion that was asked for, or that is going to happen: how to stay. */
import { Button } from "@heroui/react/button";

import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { privacy } from "./messages";
import { useAsking } from "./use-asking";
import { useKeeping } from "./use-keeping";

export function Asked() {
  const words = privacy.asked;
  const keeping = useKeeping();
  const asking = useAsking();
  return (
    <Section title={words.title}>
      <div className="space-y-5">
        <p className="text-pretty">{words.body}</p>
        <ProblemAlert problem={keeping.problem ?? asking.problem} />
        <div className="flex flex-wrap gap-2">
          <Button onPress={keeping.keep} isPending={keeping.isSending}>{words.cancel}</Button>
          <Button variant="tertiary" onPress={asking.ask} isPending={asking.isSending}>{words.again}</Button>
        </div>
      </div>
    </Section>
  );
}

export function Due({ day }: { day: string }) {
  const { keep, isSending, problem } = useKeeping();
  return (
    <Section title={privacy.due.title(day)}>
      <div className="space-y-5">
        <p className="text-pretty">{privacy.due.body}</p>
        <ProblemAlert problem={problem} />
        <Button onPress={keep} isPending={isSending}>{privacy.banner.keep}</Button>
      </div>
    </Section>
  );
}
