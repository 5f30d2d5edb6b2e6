"use client";

/** What became of an invitation, and what its reader can do about it. */
import { Button } from "@heroui/react/button";
import { Skeleton } from "@heroui/react/skeleton";
import { CircleCheck, Link2Off, MailX, Users } from "lucide-react";
import type { ReactNode } from "react";

import { ApiError } from "../../lib/problems";
import { ButtonLink } from "../../ui/button-link";
import { ProblemAlert } from "../../ui/problem-alert";
import { Ask } from "./ask";
import { LetterHead } from "./letter-head";
import { invitations as words } from "./messages";
import { useAcceptance, useLetter, type Letter } from "./use-letter";

interface InvitationProps {
  /** The way in for somebody who is not signed in. */
  signUp: (letter: Letter) => ReactNode;
}

export function Invitation({ signUp }: InvitationProps) {
  const { data: letter, error, refetch, isPending } = useLetter();
  if (error) return <ProblemAlert problem={error instanceof ApiError ? error.problem : String(error)} action={<Button size="sm" onPress={() => refetch()}>{words.again}</Button>} />;
  if (isPending) return <Reading />;
  if (!letter) return <Lost />;
  if (letter.visitor?.organisation) return <Member letter={letter} slug={letter.visitor.organisation} />;
  if (letter.state !== "open") return <Over letter={letter} state={letter.state} />;
  if (!letter.visitor) return signUp(letter);
  return letter.visitor.is_invited ? <Accept letter={letter} /> : <OtherAddress letter={letter} own={letter.visitor.email} />;
}

function Accept({ letter }: { letter: Letter }) {
  const { accept, ask, isSending, problem, isAsked } = useAcceptance();
  const mayAsk = isAsked || (problem !== null && ASKABLE.has(problem.code));
  return (
    <>
      <LetterHead letter={letter} />
      <div className="space-y-4">
        <ProblemAlert problem={problem} />
        {mayAsk ? <Ask own={letter.visitor?.email ?? ""} onAsk={ask} isSending={isSending} isAsked={isAsked} /> : (
          <Button fullWidth onPress={accept} isPending={isSending}>{words.accept}</Button>
        )}
      </div>
    </>
  );
}

/** Refusals that whoever sent the invitation can do something about. */
const ASKABLE = new Set(["no_seat_left", "invitation_expired", "invitation_unbacked", "invitation_for_another_address"]);

function OtherAddress({ letter, own }: { letter: Letter; own: string }) {
  const { ask, changeAccount, isSending, problem, isAsked } = useAcceptance();
  return (
    <>
      <LetterHead icon={MailX} title={words.other.title} letter={letter}>{words.other.body(letter.email, own)}</LetterHead>
      <div className="space-y-3">
        <Button fullWidth onPress={changeAccount} isPending={isSending}>{words.other.signOut}</Button>
        <Ask own={own} onAsk={ask} isSending={isSending} isAsked={isAsked} problem={problem} />
      </div>
    </>
  );
}

function Over({ letter, state }: { letter: Letter; state: "expired" | "accepted" | "revoked" }) {
  const { ask, isSending, problem, isAsked } = useAcceptance();
  const { title, body } = words.over[state];
  return (
    <div role="alert">
      <LetterHead icon={Link2Off} title={title}>{body}</LetterHead>
      <div className="grid gap-3">
        {state === "expired" && letter.visitor && <Ask own={letter.visitor.email} onAsk={ask} isSending={isSending} isAsked={isAsked} problem={problem} />}
        {!letter.visitor && state !== "revoked" && <ButtonLink href="/sign-in?next=/invitations" prefetch={false} fullWidth>{words.signIn}</ButtonLink>}
        <ButtonLink href="/" variant="secondary" fullWidth>{words.home}</ButtonLink>
      </div>
    </div>
  );
}

function Member({ letter, slug }: { letter: Letter; slug: string }) {
  return (
    <>
      <LetterHead icon={CircleCheck} title={words.member.title(letter.organisation)}>{words.member.body}</LetterHead>
      <ButtonLink href={`/${slug}`} prefetch={false} fullWidth>{words.member.open}</ButtonLink>
    </>
  );
}

function Lost() {
  return (
    <div role="alert">
      <LetterHead icon={Users} title={words.lost.title}>{words.lost.body}</LetterHead>
      <ButtonLink href="/" variant="secondary" fullWidth>{words.home}</ButtonLink>
    </div>
  );
}

function Reading() {
  return (
    <div role="status" aria-label={words.reading}>
      <Skeleton className="size-11 rounded-full" />
      <Skeleton className="mt-5 h-8 w-64 rounded-lg" />
      <Skeleton className="mt-4 h-28 rounded-xl" />
      <Skeleton className="mt-6 h-10 rounded-lg" />
    </div>
  );
}
