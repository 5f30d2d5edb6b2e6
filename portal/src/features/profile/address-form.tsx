"use client";

/** Asks for a new address; whether it can be one is said while it is typed. */
import { Button } from "@heroui/react/button";
import { useState, type FormEvent } from "react";

import { browserApi } from "../../lib/api.browser";
import { asProblem, fieldErrors, type Problem } from "../../lib/problems";
import { FormField } from "../../ui/form-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { profile as all } from "./messages";

const words = all.address;
const SHAPE = /^\S+@[^\s@.]+(\.[^\s@.]+)+$/;

interface AddressFormProps {
  current: string;
  onSent: () => void;
  onKept: () => void;
}

export function AddressForm({ current, onSent, onKept }: AddressFormProps) {
  const [email, setEmail] = useState("");
  const [wasLeft, setLeft] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSending, setSending] = useState(false);
  const refused = problem?.code === "same_address" ? words.same : fieldErrors(problem).email;
  const error = refused ?? (wasLeft ? wrongWith(email, current) : null);

  async function send(event: FormEvent) {
    event.preventDefault();
    setLeft(true);
    if (isSending || wrongWith(email, current)) return;
    setSending(true);
    const answer = await browserApi().POST("/api/v1/user/address-change", { body: { email: email.trim() } });
    setSending(false);
    if (answer.response.ok) onSent();
    else setProblem(asProblem(answer.error, answer.response));
  }

  return (
    <form onSubmit={send} noValidate className="max-w-md space-y-5">
      <FormField
        name="email"
        type="email"
        label={words.field}
        hint={words.hint}
        value={email}
        onChange={(typed) => {
          setEmail(typed);
          setProblem(null);
        }}
        error={error}
        autoFocus
        autoComplete="email"
        input={{ onBlur: () => setLeft(email !== "") }}
      />
      <ProblemAlert problem={refused ? null : problem} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" isPending={isSending}>{words.submit}</Button>
        <Button variant="tertiary" onPress={onKept}>{words.keep}</Button>
      </div>
    </form>
  );
}

function wrongWith(typed: string, current: string): string | null {
  const email = typed.trim().toLowerCase();
  if (!email) return words.missing;
  if (!SHAPE.test(email)) return words.shape;
  return email === current ? words.same : null;
}
