"use client";

/** The state of the organisation's form: only what has changed is sent, and refusals stand at their fields. */
import { useEffect, useRef, useState, type FormEvent } from "react";

import type { components } from "../../api/schema";
import { browserApi } from "../../lib/api.browser";
import { asProblem, fieldErrors, type Problem } from "../../lib/problems";
import { settings as words } from "./messages";

type Organisation = components["schemas"]["Organisation"];

export function useOrganisationForm(organisation: Organisation, onSaved: () => void) {
  const [name, setName] = useState(organisation.name);
  const [timeZone, setTimeZone] = useState<string | null>(organisation.time_zone);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [note, setNote] = useState("");
  const [isSending, setSending] = useState(false);
  const sending = useRef(false);
  const ref = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (Object.keys(errors).length > 0) ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [errors]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending.current) return;
    const found = missing(name, timeZone);
    setErrors(found);
    setProblem(null);
    setNote("");
    if (Object.keys(found).length > 0 || timeZone === null) return;
    if (name.trim() === organisation.name && timeZone === organisation.time_zone) return setNote(words.unchanged);
    await send({ name: name.trim(), time_zone: timeZone });
  }

  async function send(body: Pick<Organisation, "name" | "time_zone">) {
    sending.current = true;
    setSending(true);
    const { data, error, response } = await browserApi(organisation.slug).PATCH("/api/v1/organisation", { body });
    sending.current = false;
    setSending(false);
    if (!data) return refuse(asProblem(error, response));
    setName(data.name);
    setNote(words.saved);
    onSaved();
  }

  function refuse(refusal: Problem) {
    const fields = fieldErrors(refusal);
    setErrors(fields);
    setProblem("name" in fields || "time_zone" in fields ? null : refusal);
  }

  return { formProps: { ref, onSubmit: submit, noValidate: true } as const, name, setName, timeZone, setTimeZone, errors, problem, note, isSending };
}

function missing(name: string, timeZone: string | null): Record<string, string> {
  return {
    ...(!name.trim() && { name: words.nameMissing }),
    ...(!timeZone && { time_zone: words.zoneMissing }),
  };
}
