"use client";

/** What the sign-in forms share: one submission at a time, errors at their fields, focus on the first of them. */
import { useEffect, useRef, useState, type FormEvent } from "react";

import type { AuthOutcome } from "../../lib/auth.browser";
import { accounts } from "./messages";
import { meetsRules } from "./password-rules";

type Fields = Record<string, string>;

interface AuthForm<Values extends Fields> {
  /** Sentences by field, found before anything is sent. */
  check: (values: Values) => Fields;
  send: (values: Values) => Promise<AuthOutcome>;
  /** Anything but a refusal. The form stays busy if this answers true: the page is being left. */
  accepted: (outcome: Exclude<AuthOutcome, { kind: "refused" }>, values: Values) => boolean | void | Promise<boolean | void>;
  /** A refusal that the page shows in its own way; true if it did. */
  refused?: (outcome: Extract<AuthOutcome, { kind: "refused" }>) => boolean;
}

export function useAuthForm<Values extends Fields>(initial: Values, { check, send, accepted, refused }: AuthForm<Values>) {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Fields>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [errors]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending.current) return;
    const found = check(values);
    setErrors(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return;
    sending.current = true;
    setBusy(true);
    const leaving = await settle(await send(values));
    if (leaving) return;
    sending.current = false;
    setBusy(false);
  }

  async function settle(outcome: AuthOutcome): Promise<boolean> {
    if (outcome.kind !== "refused") return (await accepted(outcome, values)) === true;
    if (refused?.(outcome)) return false;
    setErrors(outcome.fields);
    setProblem(outcome.form);
    return false;
  }

  /** The properties of one field. */
  function field<Name extends keyof Values & string>(name: Name) {
    return {
      name,
      value: values[name],
      error: errors[name] ?? null,
      onChange: (value: string) => {
        setValues((known) => ({ ...known, [name]: value }));
        setErrors(({ [name]: _, ...rest }) => rest);
      },
    };
  }

  return { values, field, problem, busy, formProps: { ref: form, onSubmit: submit, method: "post", noValidate: true } as const };
}

const words = accounts.refusals;

export function emailError(email: string): Fields {
  if (!email.trim()) return { email: words.emailMissing };
  return /^\S+@\S+\.\S+$/.test(email.trim()) ? {} : { email: words.emailShape };
}

export function newPasswordError(password: string, field = "password"): Fields {
  return meetsRules(password) ? {} : { [field]: words.passwordRules };
}

export function passwordError(password: string): Fields {
  return password ? {} : { password: words.passwordMissing };
}
