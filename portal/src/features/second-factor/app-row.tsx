"use client";

import { Button } from "@heroui/react/button";
import { Smartphone } from "lucide-react";

import { removeApp, type Factor } from "../../lib/factors.browser";
import { FactorRow } from "./factor-row";
import { secondFactor as words } from "./messages";
import { RemoveFactor } from "./remove-factor";
import { sinceWhen } from "./used";

interface AppRowProps {
  app: Factor | null;
  /** The only second factor goes by turning all of it off. */
  isOnly: boolean;
  timeZone?: string;
  onSetUp: () => void;
  onChanged: () => void;
}

export function AppRow({ app, isOnly, timeZone, onSetUp, onChanged }: AppRowProps) {
  if (!app) {
    return (
      <FactorRow icon={Smartphone} name={words.app.name} action={<Button size="sm" variant="secondary" onPress={onSetUp}>{words.app.setUp}</Button>}>
        {words.app.hint}
      </FactorRow>
    );
  }
  return (
    <FactorRow icon={Smartphone} name={words.app.name} action={!isOnly && <RemoveFactor name={words.app.name} remove={removeApp} onRemoved={onChanged} />}>
      {sinceWhen(app, timeZone)}
    </FactorRow>
  );
}
