"use client";

/** The form of a new key: checked before it is sent, sent once, errors at their fields. */
import { useEffect, useRef, useState, type FormEvent } from "react";

import type { components } from "../../api/schema";
import { browserApi } from "../../lib/api.browser";
import { asProblem, fieldErrors, type Problem } from "../../lib/problems";
import { apiKeys } from "./messages";

const words = apiKeys.form;

type Schemas = components["schemas"];

/** `known`: what a key can be allowed to do; all of it is ticked at first. */
export function useCreateKey(organisation: string, known: Schemas["Scope"][], onCreated: (key: Schemas["ApiKeyCreated"]) => void) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState(known.map(({ code }) => code));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSending, setSending] = useState(false);
  const sending = useRef(false);
  const ref = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (Object.keys(errors).length > 0) ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [errors]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending.current) return;
    const found = missing(name, scopes);
    setErrors(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return;
    sending.current = true;
    setSending(true);
    const { data, error, response } = await browserApi(organisation).POST("/api/v1/api-keys", { body: { name: name.trim(), scopes } });
    sending.current = false;
    setSending(false);
    if (data) return onCreated(data);
    refuse(asProblem(error, response));
  }

  function refuse(refusal: Problem) {
    const fields = fieldErrors(refusal);
    setErrors(fields);
    setProblem("name" in fields || "scopes" in fields ? null : refusal);
  }

  return { formProps: { ref, onSubmit: submit, noValidate: true } as const, name, setName, scopes, setScopes, errors, problem, isSending };
}

function missing(name: string, scopes: string[]): Record<string, string> {
  return {
    ...(!name.trim() && { name: words.nameMissing }),
    ...(scopes.length === 0 && { scopes: words.scopesMissing }),
  };
}
