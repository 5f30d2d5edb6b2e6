"use client";

/** Links to the pages of one organisation, the current one marked. */
import type { LucideIcon } from "lucide-react";
import Link from "next/link";

import { ui } from "./messages";

export interface NavigationItem {
  label: string;
  href: string;
  icon: LucideIcon;
  /** Current only at exactly this address: the dashboard is the start of every other one. */
  exact?: boolean;
}

interface SideNavigationProps {
  items: NavigationItem[];
  /** Where the visitor is. */
  path: string;
  onNavigate?: () => void;
}

export function SideNavigation({ items, path, onNavigate }: SideNavigationProps) {
  return (
    <nav aria-label={ui.mainNavigation}>
      <ul className="space-y-0.5">
        {items.map(({ label, href, icon: Icon, exact }) => {
          const current = path === href || (!exact && path.startsWith(`${href}/`));
          return (
            <li key={href}>
              <Link
                href={href}
                onClick={onNavigate}
                aria-current={current ? "page" : undefined}
                className="flex items-center gap-3 rounded-lg px-3 py-2 text-sm text-muted transition-colors hover:bg-surface-secondary hover:text-foreground aria-[current=page]:bg-surface-secondary aria-[current=page]:font-medium aria-[current=page]:text-foreground"
              >
                <Icon className={`size-[1.125rem] ${current ? "text-accent" : ""}`} aria-hidden="true" />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
