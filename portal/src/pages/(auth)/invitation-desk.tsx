"use client";

/** An invitation, with the form to sign up by it. */
import { SignUpForm } from "../../features/accounts/sign-up-form";
import { Invitation } from "../../features/invitations/invitation";
import { Newcomer } from "../../features/invitations/newcomer";
import { claim } from "../../features/invitations/use-letter";

export function InvitationDesk() {
  return (
    <Invitation
      signUp={(letter) => (
        <Newcomer letter={letter}>
          <SignUpForm intent={null} invited={{ email: letter.email, claim }} />
        </Newcomer>
      )}
    />
  );
}
