"use client";

/** The organisation's name and time zone. */
import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";

import type { components } from "../../api/schema";
import { FormField } from "../../ui/form-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { settings as words } from "./messages";
import { TimeZoneField } from "./time-zone-field";
import { useOrganisationForm } from "./use-organisation-form";

interface OrganisationFormProps {
  organisation: components["schemas"]["Organisation"];
  timeZones: string[];
  mayChange: boolean;
}

export function OrganisationForm({ organisation, timeZones, mayChange }: OrganisationFormProps) {
  const router = useRouter();
  const { formProps, ...form } = useOrganisationForm(organisation, () => router.refresh());
  return (
    <Section title={words.general}>
      <form {...formProps} className="max-w-md space-y-6">
        <FormField
          name="name"
          label={words.name}
          hint={words.nameHint}
          value={form.name}
          onChange={form.setName}
          error={form.errors.name}
          isDisabled={!mayChange}
          autoComplete="organization"
          input={{ maxLength: 120 }}
        />
        <TimeZoneField value={form.timeZone} onChange={form.setTimeZone} zones={timeZones} error={form.errors.time_zone} isDisabled={!mayChange} />
        <ProblemAlert problem={form.problem} />
        {mayChange ? (
          <div className="flex flex-wrap items-center gap-4">
            <Button type="submit" isPending={form.isSending}>{words.save}</Button>
            <p role="status" className="text-sm text-muted">{form.note}</p>
          </div>
        ) : (
          <p role="note" className="text-sm text-muted">{words.roleNote}</p>
        )}
      </form>
    </Section>
  );
}
