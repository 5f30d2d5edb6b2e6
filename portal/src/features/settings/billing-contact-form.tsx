"use client";

/** Where invoices go. */
import { Button } from "@heroui/react/button";
import { useState, type FormEvent } from "react";

import { fieldErrors } from "../../lib/problems";
import { FormField } from "../../ui/form-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { settings as words } from "./messages";
import { useSave } from "./use-save";

export function BillingContactForm({ organisation, email }: { organisation: string; email: string }) {
  const [typed, setTyped] = useState(email);
  const { save, problem, isSending, isSaved } = useSave(organisation);
  const error = fieldErrors(problem).email;

  async function send(event: FormEvent) {
    event.preventDefault();
    await save((api) => api.PUT("/api/v1/organisation/billing-contact", { body: { email: typed.trim() } }));
  }

  return (
    <Section title={words.billing} description={words.billingHint}>
      <form onSubmit={send} noValidate className="max-w-md space-y-6">
        <FormField name="email" type="email" label={words.billingLabel} hint={words.billingEmpty} value={typed} onChange={setTyped} error={error} autoComplete="email" input={{ maxLength: 254 }} />
        <ProblemAlert problem={error ? null : problem} />
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" isPending={isSending}>{words.save}</Button>
          <p role="status" className="text-sm text-muted">{isSaved && typed.trim() === email && words.saved}</p>
        </div>
      </form>
    </Section>
  );
}
