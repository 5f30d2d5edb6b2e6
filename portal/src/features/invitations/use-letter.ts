"use client";

/** The invitation whose link was opened, and what can be done with it. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { components } from "../../api/schema";
import { browserApi, fetched } from "../../lib/api.browser";
import { signOut } from "../../lib/auth.browser";
import { forgetInvitation, takeInvitation } from "../../lib/invitation-link";
import { asProblem, type Problem } from "../../lib/problems";

export type Letter = components["schemas"]["InvitationLetter"];

/** Null: there is no invitation to read. */
export function useLetter() {
  return useQuery({
    queryKey: ["invitation"],
    queryFn: async () => {
      const token = takeInvitation();
      if (!token) return null;
      const answer = await browserApi().POST("/api/v1/invitation", { body: { token } });
      return answer.response.status === 404 || answer.response.status === 400 ? null : fetched(Promise.resolve(answer));
    },
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
}

/** Says that whoever holds the link signs up or in because of it. */
export async function claim(): Promise<Problem | null> {
  const { error, response } = await browserApi().POST("/api/v1/invitation/claim", { body: { token: takeInvitation() ?? "" } });
  return response.ok ? null : asProblem(error, response);
}

export function useAcceptance() {
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isAsked, setAsked] = useState(false);
  const body = () => ({ body: { token: takeInvitation() ?? "" } });

  async function accept() {
    setSending(true);
    setProblem(null);
    const { data, error, response } = await browserApi().POST("/api/v1/invitation/acceptance", body());
    if (data) {
      forgetInvitation();
      return window.location.assign(`/${data.slug}`);
    }
    setSending(false);
    setProblem(asProblem(error, response));
  }

  async function ask() {
    setSending(true);
    const { error, response } = await browserApi().POST("/api/v1/invitation/wish", body());
    setSending(false);
    if (response.ok) setAsked(true);
    else setProblem(asProblem(error, response));
  }

  async function changeAccount() {
    setSending(true);
    await signOut();
    window.location.assign("/sign-in?next=/invitations");
  }

  return { accept, ask, changeAccount, isSending, problem, isAsked };
}
