"use client";

/** The way to the form that invites. */
import { Button } from "@heroui/react/button";
import { UserPlus } from "lucide-react";
import { useState } from "react";

import { InvitePeople } from "./invite-people";
import { members } from "./messages";
import type { Organisation, RoleDescription } from "./types";

export function InviteButton({ organisation, roles }: { organisation: Organisation; roles: RoleDescription[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <UserPlus className="size-4" aria-hidden="true" />
        {members.invite.button}
      </Button>
      <InvitePeople organisation={organisation} roles={roles} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
