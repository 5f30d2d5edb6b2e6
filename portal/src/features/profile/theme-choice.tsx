"use client";

/** Light, dark, or as the system; known only in the browser, so nothing is marked before it runs. */
import { ToggleButton } from "@heroui/react/toggle-button";
import { ToggleButtonGroup } from "@heroui/react/toggle-button-group";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";

import { Section } from "../../ui/section";
import { profile as words } from "./messages";

const never = () => () => undefined;

export function ThemeChoice() {
  const { theme = "system", setTheme } = useTheme();
  const inBrowser = useSyncExternalStore(never, () => true, () => false);
  return (
    <Section title={words.theme} description={words.themeHint}>
      <ToggleButtonGroup
        aria-label={words.themeLabel}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={inBrowser ? [theme] : []}
        onSelectionChange={([chosen]) => setTheme(String(chosen))}
      >
        <ToggleButton id="light">
          <Sun className="size-4" aria-hidden="true" />
          {words.themes.light}
        </ToggleButton>
        <ToggleButton id="dark">
          <ToggleButtonGroup.Separator />
          <Moon className="size-4" aria-hidden="true" />
          {words.themes.dark}
        </ToggleButton>
        <ToggleButton id="system">
          <ToggleButtonGroup.Separator />
          <Monitor className="size-4" aria-hidden="true" />
          {words.themes.system}
        </ToggleButton>
      </ToggleButtonGroup>
    </Section>
  );
}
