"use client";

/** The state of a person's form: checked while they type, and only what has changed is sent. */
import { useRef, useState, type FormEvent } from "react";

import type { components } from "../../api/schema";
import { browserApi } from "../../lib/api.browser";
import { asProblem, fieldErrors, type Problem } from "../../lib/problems";
import { profile as words } from "./messages";

type Profile = components["schemas"]["Profile"];
type Draft = Pick<Profile, "name" | "time_zone" | "language">;

const LONGEST_NAME = 120;
const FIELD_OF: Record<string, keyof Draft> = { unknown_time_zone: "time_zone", unknown_language: "language" };

export function useProfileForm(profile: Profile, onSaved: () => void) {
  const [draft, setDraft] = useState<Draft>({ name: profile.name, time_zone: profile.time_zone, language: profile.language });
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [note, setNote] = useState("");
  const [isSending, setSending] = useState(false);
  const sending = useRef(false);
  const errors: Record<string, string> = { ...refused, ...checked(draft) };

  function change(part: Partial<Draft>) {
    setDraft((before) => ({ ...before, ...part }));
    setRefused((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
    setNote("");
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending.current || Object.keys(checked(draft)).length > 0) return;
    setProblem(null);
    const body = changes(draft, profile);
    if (Object.keys(body).length === 0) return setNote(words.unchanged);
    sending.current = true;
    setSending(true);
    const { data, error, response } = await browserApi().POST("/api/v1/user/profile", { body });
    sending.current = false;
    setSending(false);
    if (!data) return refuse(asProblem(error, response));
    setDraft({ name: data.name, time_zone: data.time_zone, language: data.language });
    setNote(words.saved);
    onSaved();
  }

  function refuse(refusal: Problem) {
    const field = FIELD_OF[refusal.code];
    const fields = field ? { [field]: refusal.detail } : fieldErrors(refusal);
    setRefused(fields);
    setProblem(Object.keys(fields).length > 0 ? null : refusal);
  }

  return { formProps: { onSubmit: submit, noValidate: true } as const, draft, change, errors, problem, note, isSending };
}

/** What can be seen to be wrong without asking the server. */
function checked({ name }: Draft): Record<string, string> {
  return name.trim().length > LONGEST_NAME ? { name: words.nameTooLong(LONGEST_NAME) } : {};
}

function changes(draft: Draft, profile: Profile): Partial<Draft> {
  const wanted = { ...draft, name: draft.name.trim() };
  return Object.fromEntries(Object.entries(wanted).filter(([field, value]) => value !== profile[field as keyof Draft]));
}
