"use client";

/** Light, dark, or as the system: one button that opens the three. */
import { Dropdown } from "@heroui/react/dropdown";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";

import { ui } from "./messages";

const THEMES = [
  { id: "light", icon: Sun },
  { id: "dark", icon: Moon },
  { id: "system", icon: Monitor },
] as const;

export function ThemeSwitch() {
  const { theme = "system", setTheme } = useTheme();
  return (
    <Dropdown>
      <Dropdown.Trigger aria-label={ui.theme} className="grid size-9 place-items-center rounded-lg text-muted hover:bg-surface-secondary hover:text-foreground">
        <Sun className="size-[1.125rem] dark:hidden" aria-hidden="true" />
        <Moon className="hidden size-[1.125rem] dark:block" aria-hidden="true" />
      </Dropdown.Trigger>
      <Dropdown.Popover placement="bottom end">
        <Dropdown.Menu
          aria-label={ui.theme}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[theme]}
          onAction={(key) => setTheme(String(key))}
        >
          {THEMES.map(({ id, icon: Icon }) => (
            <Dropdown.Item key={id} id={id} textValue={ui.themes[id]}>
              <Icon className="size-4 text-muted" aria-hidden="true" />
              {ui.themes[id]}
              <Dropdown.ItemIndicator />
            </Dropdown.Item>
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
