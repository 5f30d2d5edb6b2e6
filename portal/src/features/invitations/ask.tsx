"use client";

/** Writes to whoever sent the invitation, after saying what they are told. */
import { Button } from "@heroui/react/button";

import type { Problem } from "../../lib/problems";
import { ProblemAlert } from "../../ui/problem-alert";
import { invitations } from "./messages";

const words = invitations.ask;

interface AskProps {
  /** The address that they are told. */
  own: string;
  onAsk: () => void;
  isSending: boolean;
  isAsked: boolean;
  problem?: Problem | null;
}

export function Ask({ own, onAsk, isSending, isAsked, problem = null }: AskProps) {
  return (
    <div className="space-y-2">
      {isAsked ? null : <Button variant="secondary" fullWidth onPress={onAsk} isPending={isSending}>{words.submit}</Button>}
      <p role="status" className={isAsked ? "text-sm text-success" : "text-sm text-muted"}>{isAsked ? words.sent : words.note(own)}</p>
      <ProblemAlert problem={problem} />
    </div>
  );
}
