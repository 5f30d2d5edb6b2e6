"use client";

/** The pages of a person's own account: a list at the side, or a row that scrolls where there is no room for it. */
import { Link2, MonitorSmartphone, ShieldCheck, Trash2, UserRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

import { account as words } from "./messages";

const PAGES = [
  { href: "/account", label: words.pages.profile, icon: UserRound },
  { href: "/account/security", label: words.pages.security, icon: ShieldCheck },
  { href: "/account/sessions", label: words.pages.sessions, icon: MonitorSmartphone },
  { href: "/account/connections", label: words.pages.connections, icon: Link2 },
  { href: "/account/delete", label: words.pages.delete, icon: Trash2 },
];

export function AccountNavigation() {
  const path = usePathname();
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = row.current?.querySelector<HTMLElement>("[aria-current=page]");
    if (row.current && here) row.current.scrollLeft = here.offsetLeft - (row.current.clientWidth - here.offsetWidth) / 2;
  }, [path]);
  return (
    <nav ref={row} aria-label={words.navigationLabel} className="relative -mx-4 overflow-x-auto px-4 pb-1 [scrollbar-width:none] sm:-mx-6 sm:px-6 lg:static lg:mx-0 lg:overflow-visible lg:p-0">
      <ul className="flex gap-1 border-b border-separator lg:sticky lg:top-24 lg:flex-col lg:gap-0.5 lg:border-0">
        {PAGES.map(({ href, label, icon: Icon }) => {
          const current = href === "/account" ? path === href : path.startsWith(href);
          return (
            <li key={href} className="shrink-0">
              <Link
                href={href}
                aria-current={current ? "page" : undefined}
                className="flex items-center gap-2.5 border-b-2 border-transparent px-3 py-2.5 text-sm whitespace-nowrap text-muted transition-colors hover:text-foreground aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-foreground lg:rounded-lg lg:border-0 lg:py-2 lg:hover:bg-surface-secondary lg:aria-[current=page]:bg-surface-secondary"
              >
                <Icon className={`size-4 ${current ? "text-accent" : ""}`} aria-hidden="true" />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
