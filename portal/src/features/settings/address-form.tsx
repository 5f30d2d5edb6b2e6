"use client";

/** Where the organisation's pages are. */
import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";

import { FormField } from "../../ui/form-field";
import { fieldErrors } from "../../lib/problems";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { settings as words } from "./messages";
import { useSave } from "./use-save";

const ABOUT_THE_FIELD = new Set(["slug_taken", "slug_not_allowed", "too_many_slugs", "invalid"]);

export function AddressForm({ slug }: { slug: string }) {
  const router = useRouter();
  const [typed, setTyped] = useState(slug);
  const { save, problem, isSending } = useSave(slug);
  const error = problem && ABOUT_THE_FIELD.has(problem.code) ? (fieldErrors(problem).slug ?? problem.detail) : undefined;

  async function move(event: FormEvent) {
    event.preventDefault();
    if (typed.trim() === slug) return;
    const moved = await save((api) => api.PUT("/api/v1/organisation/slug", { body: { slug: typed.trim() } }), { stay: false });
    if (moved?.data) router.replace(`/${moved.data.slug}/settings`);
  }

  return (
    <Section title={words.address} description={words.addressHint}>
      <form onSubmit={move} noValidate className="max-w-md space-y-6">
        <FormField name="slug" label={words.addressLabel} value={typed} onChange={setTyped} error={error} autoComplete="off" input={{ maxLength: 50, autoCapitalize: "none", spellCheck: false }} />
        <ProblemAlert problem={error ? null : problem} />
        <Button type="submit" isPending={isSending} isDisabled={typed.trim() === slug}>{words.addressMove}</Button>
      </form>
    </Section>
  );
}
