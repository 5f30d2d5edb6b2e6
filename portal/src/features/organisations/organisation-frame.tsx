"use client";

/** The signed-in frame around one organisation's pages. */
import { Activity, CreditCard, Gauge, KeyRound, Layers, Settings, Users } from "lucide-react";
import type { ReactNode } from "react";

import type { components } from "../../api/schema";
import { AppShell } from "../../ui/app-shell";
import type { NavigationItem } from "../../ui/side-navigation";
import { organisations as words } from "./messages";
import { OrganisationSwitcher } from "./organisation-switcher";

type OrganisationSummary = components["schemas"]["OrganisationSummary"];

interface OrganisationFrameProps {
  current: OrganisationSummary | null;
  all: OrganisationSummary[];
  userMenu: ReactNode;
  children: ReactNode;
}

export function OrganisationFrame({ current, all, userMenu, children }: OrganisationFrameProps) {
  const shown = current ?? all[0] ?? null;
  return (
    <AppShell
      home={shown ? `/${shown.slug}` : "/welcome"}
      items={shown ? itemsOf(shown.slug) : []}
      switcher={shown && <OrganisationSwitcher current={shown} all={all} />}
      userMenu={userMenu}
    >
      {children}
    </AppShell>
  );
}

function itemsOf(slug: string): NavigationItem[] {
  const { navigation } = words;
  return [
    { label: navigation.dashboard, href: `/${slug}`, icon: Gauge, exact: true },
    { label: navigation.apiKeys, href: `/${slug}/api-keys`, icon: KeyRound },
    { label: navigation.billing, href: `/${slug}/billing`, icon: CreditCard },
    { label: navigation.plans, href: `/${slug}/plans`, icon: Layers },
    { label: navigation.members, href: `/${slug}/members`, icon: Users },
    { label: navigation.activity, href: `/${slug}/audit`, icon: Activity },
    { label: navigation.settings, href: `/${slug}/settings`, icon: Settings },
  ];
}
