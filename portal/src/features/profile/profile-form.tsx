"use client";

/** A person's own name; the address they sign in with is shown beside it. */
import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";
import { useRef, useState, type FormEvent } from "react";

import type { components } from "../../api/schema";
import { browserApi } from "../../lib/api.browser";
import { asProblem, fieldErrors, type Problem } from "../../lib/problems";
import { FormField } from "../../ui/form-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { profile as words } from "./messages";

export function ProfileForm({ profile }: { profile: components["schemas"]["Profile"] }) {
  const router = useRouter();
  const [name, setName] = useState(profile.name);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSaved, setSaved] = useState(false);
  const [isSending, setSending] = useState(false);
  const sending = useRef(false);
  const nameError = fieldErrors(problem).name;

  async function save(event: FormEvent) {
    event.preventDefault();
    if (sending.current) return;
    sending.current = true;
    setSending(true);
    setSaved(false);
    const { data, error, response } = await browserApi().POST("/api/v1/user/profile", { body: { name: name.trim() } });
    sending.current = false;
    setSending(false);
    setProblem(data ? null : asProblem(error, response));
    setSaved(Boolean(data));
    if (data) router.refresh();
  }

  return (
    <Section title={words.about}>
      <form onSubmit={save} noValidate className="max-w-md space-y-6">
        <FormField name="name" label={words.name} hint={words.nameHint} value={name} onChange={setName} error={nameError} autoComplete="name" input={{ maxLength: 120 }} />
        <FormField name="email" type="email" label={words.email} hint={words.emailHint} value={profile.email} onChange={() => undefined} isDisabled />
        <ProblemAlert problem={nameError ? null : problem} />
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" isPending={isSending}>{words.save}</Button>
          <p role="status" className="text-sm text-muted">{isSaved && words.saved}</p>
        </div>
      </form>
    </Section>
  );
}
