"use client";

/** Takes the organisation over, or does not. */
import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { browserApi } from "../../lib/api.browser";
import { asProblem, type Problem } from "../../lib/problems";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { organisations } from "./messages";

const words = organisations.offer;

interface AnswerOfferProps {
  organisation: { slug: string; name: string };
  by: string;
  /** When it ends, in words. */
  until: string;
}

export function AnswerOffer({ organisation, by, until }: AnswerOfferProps) {
  const router = useRouter();
  const [sending, setSending] = useState<"accept" | "decline" | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function answer(how: "accept" | "decline") {
    setSending(how);
    const api = browserApi(organisation.slug);
    const address = "/api/v1/organisation/ownership/acceptance";
    const { error, response } = how === "accept" ? await api.POST(address) : await api.DELETE(address);
    setSending(null);
    if (!response.ok) return setProblem(asProblem(error, response));
    router.push(how === "accept" ? `/${organisation.slug}/settings` : `/${organisation.slug}`);
    router.refresh();
  }

  return (
    <Section title={words.question(organisation.name)} description={words.until(until)}>
      <ul className="list-disc space-y-2 pl-5">
        {words.facts(by).map((fact) => <li key={fact}>{fact}</li>)}
      </ul>
      <div className="mt-6 space-y-4">
        <ProblemAlert problem={problem} />
        <div className="flex flex-wrap gap-3">
          <Button onPress={() => answer("accept")} isPending={sending === "accept"} isDisabled={sending === "decline"}>{words.accept}</Button>
          <Button variant="tertiary" onPress={() => answer("decline")} isPending={sending === "decline"} isDisabled={sending === "accept"}>{words.decline}</Button>
        </div>
      </div>
    </Section>
  );
}
