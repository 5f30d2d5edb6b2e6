/** What deleting one's account means, in words, and what stands in the way. */
import { Alert } from "@heroui/react/alert";

import { Section } from "../../ui/section";
import { AskForDeletion } from "./ask-for-deletion";
import { privacy } from "./messages";
import type { Consequences } from "./queries";

const words = privacy.what;

export function WhatHappens({ consequences: { blocked_by, goes_with, days } }: { consequences: Consequences }) {
  return (
    <Section title={words.title}>
      <div className="space-y-6">
        <ol className="list-decimal space-y-2.5 pl-5 text-pretty marker:text-muted">
          {words.steps(days).map((step) => <li key={step} className="pl-1.5">{step}</li>)}
        </ol>
        {goes_with.length > 0 && (
          <div className="space-y-2">
            <p className="font-medium">{words.gone}</p>
            <ul className="list-disc space-y-1 pl-5 text-muted">
              {goes_with.map((sentence) => <li key={sentence} className="break-words">{sentence}</li>)}
            </ul>
          </div>
        )}
        {blocked_by.length > 0 ? <Blocked reasons={blocked_by} /> : <AskForDeletion />}
      </div>
    </Section>
  );
}

function Blocked({ reasons }: { reasons: string[] }) {
  return (
    <Alert status="warning" className="border border-warning/40">
      <Alert.Indicator />
      <Alert.Content>
        <Alert.Title>{privacy.blocked.title}</Alert.Title>
        <Alert.Description>
          {reasons.map((reason) => <span key={reason} className="block break-words">{reason}</span>)}
        </Alert.Description>
      </Alert.Content>
    </Alert>
  );
}
