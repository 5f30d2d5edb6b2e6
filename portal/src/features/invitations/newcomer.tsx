"use client";

/** For whoever is not signed in: make an account with the invited address, or sign in. */
import { Button } from "@heroui/react/button";
import type { ReactNode } from "react";

import { LetterHead } from "./letter-head";
import { invitations as words } from "./messages";
import { claim, type Letter } from "./use-letter";

export function Newcomer({ letter, children }: { letter: Letter; children: ReactNode }) {
  async function signIn() {
    await claim();
    window.location.assign("/sign-in?next=/invitations");
  }

  return (
    <>
      <LetterHead letter={letter} />
      <h2 className="font-semibold">{words.newHere}</h2>
      <p className="mt-1 mb-5 text-sm text-muted">{words.newHereBody}</p>
      {children}
      <p className="mt-6 flex flex-wrap items-center gap-x-2 text-sm text-muted">
        {words.haveAccount}
        <Button variant="ghost" size="sm" className="text-link underline underline-offset-4" onPress={signIn}>{words.signIn}</Button>
      </p>
    </>
  );
}
