"use client";

/** Makes an organisation, and goes there. */
import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";

import { browserApi } from "../../lib/api.browser";
import { asProblem, fieldErrors, type Problem } from "../../lib/problems";
import { FormField } from "../../ui/form-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { organisations } from "./messages";

const words = organisations.create;
const ABOUT_THE_SLUG = new Set(["slug_taken", "slug_not_allowed"]);

export function NewOrganisation() {
  const router = useRouter();
  const [name, setName] = useState("");
  const [slug, setSlug] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSending, setSending] = useState(false);
  const fields = fieldErrors(problem);
  const slugError = fields.slug ?? (problem && ABOUT_THE_SLUG.has(problem.code) ? problem.detail : undefined);
  const nameError = isMissing ? words.nameMissing : fields.name;

  async function create(event: FormEvent) {
    event.preventDefault();
    if (isSending) return;
    setMissing(!name.trim());
    setProblem(null);
    if (!name.trim()) return;
    setSending(true);
    const body = { name: name.trim(), ...(slug.trim() && { slug: slug.trim() }) };
    const { data, error, response } = await browserApi().POST("/api/v1/organisations", { body });
    if (data) return router.push(`/${data.slug}`);
    setSending(false);
    setProblem(asProblem(error, response));
  }

  return (
    <Section>
      <form onSubmit={create} noValidate className="space-y-6">
        <FormField name="name" label={words.name} hint={words.nameHint} value={name} onChange={setName} error={nameError} autoFocus autoComplete="organization" input={{ maxLength: 120 }} />
        <FormField
          name="slug"
          label={words.slug}
          hint={words.slugHint}
          aside={words.optional}
          value={slug}
          onChange={setSlug}
          error={slugError}
          autoComplete="off"
          input={{ maxLength: 50, autoCapitalize: "none", spellCheck: false }}
        />
        <ProblemAlert problem={slugError || nameError ? null : problem} />
        <Button type="submit" isPending={isSending}>{words.submit}</Button>
      </form>
    </Section>
  );
}
