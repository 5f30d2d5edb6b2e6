"use client";

/** How a person is called, and in which zone and language they read times and numbers. */
import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";

import type { components } from "../../api/schema";
import { FormField } from "../../ui/form-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { ZoneField } from "../../ui/zone-field";
import { LanguageField } from "./language-field";
import { profile as words } from "./messages";
import { useProfileForm } from "./use-profile-form";

interface ProfileFormProps {
  profile: components["schemas"]["Profile"];
  timeZones: string[];
}

export function ProfileForm({ profile, timeZones }: ProfileFormProps) {
  const router = useRouter();
  const { formProps, draft, change, errors, ...form } = useProfileForm(profile, () => router.refresh());
  return (
    <Section title={words.about}>
      <form {...formProps} className="max-w-md space-y-6">
        <FormField
          name="name"
          label={words.name}
          hint={words.nameHint}
          value={draft.name}
          onChange={(name) => change({ name })}
          error={errors.name}
          autoComplete="name"
        />
        <ZoneField
          label={words.zone}
          hint={words.zoneHint}
          none={words.zoneNone}
          placeholder={words.zoneOpen}
          value={draft.time_zone || null}
          onChange={(zone) => change({ time_zone: zone ?? "" })}
          zones={timeZones}
          error={errors.time_zone}
        />
        {profile.languages.length > 1 && (
          <LanguageField
            value={draft.language || profile.languages[0]?.tag || ""}
            onChange={(language) => change({ language })}
            languages={profile.languages}
            error={errors.language}
          />
        )}
        <ProblemAlert problem={form.problem} />
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" isPending={form.isSending}>{words.save}</Button>
          <p role="status" className="text-sm text-muted">{form.note}</p>
        </div>
      </form>
    </Section>
  );
}
