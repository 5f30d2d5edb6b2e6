"use client";

/** Who is signed in; their account, the console for staff, and the way out. */
import { Dropdown } from "@heroui/react/dropdown";
import { CircleUser, LogOut, ShieldCheck } from "lucide-react";
import { useRouter } from "next/navigation";

import type { components } from "../../api/schema";
import { signOut } from "../../lib/auth.browser";
import { Face } from "../../ui/face";
import { accounts as words } from "./messages";

export function UserMenu({ profile }: { profile: components["schemas"]["Profile"] }) {
  const router = useRouter();
  const shown = profile.name || profile.email;

  async function act(key: React.Key) {
    if (key === "account") router.push("/account");
    if (key === "console") window.location.assign("/console/");
    if (key === "sign-out") {
      const outcome = await signOut();
      if (outcome.kind === "refused") return window.alert(words.userMenu.signOutFailed);
      // A full load: nothing that was read for this person stays in the router's memory.
      window.location.assign("/sign-in");
    }
  }

  return (
    <Dropdown>
      <Dropdown.Trigger
        aria-label={`${words.userMenu.label}: ${shown}`}
        className="rounded-full hover:opacity-80"
      >
        <Face name={shown} picture={profile.picture} />
      </Dropdown.Trigger>
      <Dropdown.Popover placement="bottom end" className="min-w-56">
        <div className="border-b border-separator px-4 pt-3 pb-2.5">
          <p className="truncate text-sm font-medium">{shown}</p>
          {profile.name && <p className="truncate text-xs text-muted">{profile.email}</p>}
        </div>
        <Dropdown.Menu aria-label={words.userMenu.label} onAction={act}>
          <Dropdown.Item id="account" textValue={words.userMenu.account}>
            <CircleUser className="size-4 text-muted" aria-hidden="true" />
            {words.userMenu.account}
          </Dropdown.Item>
          {profile.is_staff ? (
            <Dropdown.Item id="console" textValue={words.userMenu.console}>
              <ShieldCheck className="size-4 text-muted" aria-hidden="true" />
              {words.userMenu.console}
            </Dropdown.Item>
          ) : null}
          <Dropdown.Item id="sign-out" textValue={words.userMenu.signOut} variant="danger">
            <LogOut className="size-4" aria-hidden="true" />
            {words.userMenu.signOut}
          </Dropdown.Item>
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
