"use client";

/** The frame of every signed-in page: navigation at the side, or in a drawer where there is no room for it. */
import { Button } from "@heroui/react/button";
import { Drawer } from "@heroui/react/drawer";
import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState, type ReactNode } from "react";

import { Brand } from "./brand";
import { ui } from "./messages";
import { SideNavigation, type NavigationItem } from "./side-navigation";
import { ThemeSwitch } from "./theme-switch";

interface AppShellProps {
  items: NavigationItem[];
  /** Stands above the navigation: which organisation this is. */
  switcher: ReactNode;
  /** Stands at the right of the top bar. */
  userMenu: ReactNode;
  home: string;
  children: ReactNode;
}

export function AppShell({ items, switcher, userMenu, home, children }: AppShellProps) {
  const path = usePathname();
  const [open, setOpen] = useState(false);

  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[16rem_minmax(0,1fr)]">
      <a href="#content" className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-accent-foreground focus:not-sr-only focus:fixed focus:top-2 focus:left-2">
        {ui.skip}
      </a>
      <aside className="hidden border-r border-border bg-surface lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:gap-5 lg:overflow-y-auto lg:p-4">
        <div className="flex h-9 items-center px-1">
          <Brand href={home} />
        </div>
        {switcher}
        <SideNavigation items={items} path={path} />
      </aside>
      <div className="flex min-w-0 flex-col">
        <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b border-border bg-background/85 px-4 backdrop-blur lg:px-8">
          <Button isIconOnly size="sm" variant="ghost" className="lg:hidden" aria-label={ui.openMenu} onPress={() => setOpen(true)}>
            <Menu className="size-5" aria-hidden="true" />
          </Button>
          <div className="flex lg:hidden">
            <Brand href={home} />
          </div>
          <div className="ml-auto flex items-center gap-1">
            <ThemeSwitch />
            {userMenu}
          </div>
        </header>
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 py-8 outline-none sm:px-6 lg:px-8 lg:py-10">
          {children}
        </main>
      </div>
      <Drawer.Backdrop isOpen={open} onOpenChange={setOpen}>
        <Drawer.Content placement="left">
          <Drawer.Dialog aria-label={ui.mainNavigation} className="w-72 max-w-[85vw]">
            <Drawer.CloseTrigger aria-label={ui.close} />
            <Drawer.Header>
              <Brand href={home} />
            </Drawer.Header>
            <Drawer.Body className="flex flex-col gap-5 pt-3">
              {switcher}
              <SideNavigation items={items} path={path} onNavigate={() => setOpen(false)} />
            </Drawer.Body>
          </Drawer.Dialog>
        </Drawer.Content>
      </Drawer.Backdrop>
    </div>
  );
}
