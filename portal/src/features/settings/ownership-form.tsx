"use client";

/** Offers the organisation to a member, or takes the offer back. */
import { Button } from "@heroui/react/button";
import { useState, type FormEvent } from "react";

import type { components } from "../../api/schema";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { settings as words } from "./messages";
import { NewOwnerField } from "./new-owner-field";
import { useSave } from "./use-save";

interface OwnershipFormProps {
  organisation: string;
  offer: components["schemas"]["OwnershipOffer"] | null;
  /** When the offer ends, in words. */
  until: string;
}

const ADDRESS = "/api/v1/organisation/ownership/offer";

export function OwnershipForm({ organisation, offer, until }: OwnershipFormProps) {
  const { save, problem, isSending } = useSave(organisation);
  const [member, setMember] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);

  async function send(event: FormEvent) {
    event.preventDefault();
    setMissing(member === null);
    if (member !== null) await save((api) => api.POST(ADDRESS, { body: { member } }));
  }

  return (
    <Section title={words.ownership} description={words.ownershipHint}>
      {offer ? (
        <div className="space-y-4">
          <p>{words.ownershipAsked(offer.offered_to, until)}</p>
          <ProblemAlert problem={problem} />
          <Button variant="secondary" onPress={() => save((api) => api.DELETE(ADDRESS))} isPending={isSending}>{words.ownershipWithdraw}</Button>
        </div>
      ) : (
        <form onSubmit={send} noValidate className="max-w-md space-y-6">
          <NewOwnerField organisation={organisation} value={member} onChange={setMember} error={isMissing && member === null ? words.ownershipNobodyChosen : undefined} />
          <ProblemAlert problem={problem} />
          <Button type="submit" variant="secondary" isPending={isSending}>{words.ownershipOffer}</Button>
        </form>
      )}
    </Section>
  );
}
