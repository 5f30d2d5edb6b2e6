"use client";

/** What the organisation asks of its members' sign-in. */
import { Description } from "@heroui/react/description";
import { Label } from "@heroui/react/label";
import { Switch } from "@heroui/react/switch";

import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { settings as words } from "./messages";
import { useSave } from "./use-save";

interface SecurityFormProps {
  organisation: string;
  isRequired: boolean;
  mayChange: boolean;
}

export function SecurityForm({ organisation, isRequired, mayChange }: SecurityFormProps) {
  const { save, problem, isSending } = useSave(organisation);
  return (
    <Section title={words.security} description={words.securityHint}>
      <div className="max-w-2xl space-y-4">
        <Switch
          isSelected={isRequired}
          isDisabled={!mayChange || isSending}
          onChange={(required: boolean) => save((api) => api.PUT("/api/v1/organisation/second-factor", { body: { required } }))}
        >
          <Switch.Content>
            <Switch.Control>
              <Switch.Thumb />
            </Switch.Control>
            <Label>{words.factor}</Label>
          </Switch.Content>
          <Description>{words.factorHint}</Description>
        </Switch>
        <ProblemAlert problem={problem} />
        {!mayChange && <p role="note" className="text-sm text-muted">{words.factorRole}</p>}
      </div>
    </Section>
  );
}
