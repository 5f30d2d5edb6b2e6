"use client";

/** The state of the form that invites. */
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, type FormEvent } from "react";

import { browserApi } from "../../lib/api.browser";
import { asProblem, fieldErrors, type Problem } from "../../lib/problems";
import type { Role } from "../../lib/roles";
import { members } from "./messages";
import type { Answer, Organisation } from "./types";

export function useInvite(organisation: Organisation) {
  const router = useRouter();
  const [addresses, setAddresses] = useState("");
  const [role, setRole] = useState<Role>("member");
  const [error, setError] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [answers, setAnswers] = useState<Answer[] | null>(null);
  const [isSending, setSending] = useState(false);
  const sending = useRef(false);
  const ref = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (error) ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending.current) return;
    setProblem(null);
    setError(addresses.trim() ? null : members.invite.missing);
    if (!addresses.trim()) return;
    sending.current = true;
    setSending(true);
    const { data, error: refusal, response } = await browserApi(organisation.slug).POST("/api/v1/invitations", { body: { addresses, role } });
    sending.current = false;
    setSending(false);
    if (!data) return refuse(asProblem(refusal, response));
    setAnswers(data.data);
    router.refresh();
  }

  function refuse(refusal: Problem) {
    const field = fieldErrors(refusal).addresses ?? (refusal.code === "too_many_addresses" ? refusal.detail : null);
    setError(field);
    setProblem(field ? null : refusal);
  }

  function again() {
    setAnswers(null);
    setAddresses("");
  }

  return { formProps: { ref, onSubmit: submit, noValidate: true } as const, addresses, setAddresses, role, setRole, error, problem, answers, again, isSending };
}
