"use client";

/** A person's picture: chosen, replaced, removed. */
import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";
import { useRef, useState, type ChangeEvent } from "react";

import type { components } from "../../api/schema";
import { browserApi } from "../../lib/api.browser";
import { smaller } from "../../lib/pictures.browser";
import { asProblem, type Problem } from "../../lib/problems";
import { Face } from "../../ui/face";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { profile as all } from "./messages";

const words = all.picture;
const KINDS = "image/jpeg,image/png,image/webp,image/gif";

export function Picture({ profile }: { profile: components["schemas"]["Profile"] }) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState<"sending" | "removing" | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [note, setNote] = useState("");

  function settle(refusal: Problem | null, done: string) {
    setBusy(null);
    setProblem(refusal);
    setNote(refusal ? "" : done);
    if (!refusal) router.refresh();
  }

  async function send({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    if (!file || busy) return;
    setBusy("sending");
    const form = new FormData();
    form.append("picture", await smaller(file), file.name);
    target.value = "";
    const { error, response } = await browserApi().PUT("/api/v1/user/picture", { body: { picture: "" }, bodySerializer: () => form });
    settle(response.ok ? null : asProblem(error, response), words.saved);
  }

  async function remove() {
    setBusy("removing");
    const { error, response } = await browserApi().DELETE("/api/v1/user/picture");
    settle(response.ok ? null : asProblem(error, response), words.removed);
  }

  return (
    <Section title={words.title} description={words.hint}>
      <div className="space-y-4">
        <div className="flex flex-wrap items-center gap-5">
          <Face name={profile.name || profile.email} picture={profile.picture} size="large" alt={words.alt} />
          <input ref={input} type="file" name="picture" accept={KINDS} onChange={send} aria-label={words.choose} tabIndex={-1} className="sr-only" />
          <div className="flex flex-wrap gap-2">
            <Button variant="secondary" onPress={() => input.current?.click()} isPending={busy === "sending"}>
              {profile.picture ? words.replace : words.choose}
            </Button>
            {profile.picture && (
              <Button variant="tertiary" onPress={remove} isPending={busy === "removing"}>{words.remove}</Button>
            )}
          </div>
          <p role="status" className="text-sm text-muted">{note}</p>
        </div>
        <ProblemAlert problem={problem} />
      </div>
    </Section>
  );
}
