"use client";

/** The address that a person signs in with, and the one that waits to take its place. */
import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";
import { useState } from "react";

import type { components } from "../../api/schema";
import { Section } from "../../ui/section";
import { AddressForm } from "./address-form";
import { profile as all } from "./messages";
import { PendingAddress } from "./pending-address";

const words = all.address;

export function Address({ profile }: { profile: components["schemas"]["Profile"] }) {
  const router = useRouter();
  const [isChanging, setChanging] = useState(false);

  function settled() {
    setChanging(false);
    router.refresh();
  }

  return (
    <Section title={words.title} description={words.description}>
      <div className="space-y-5">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="min-w-0 font-medium break-all">{profile.email}</p>
          {!isChanging && !profile.pending_email && (
            <Button variant="secondary" size="sm" onPress={() => setChanging(true)}>{words.change}</Button>
          )}
        </div>
        {isChanging && <AddressForm current={profile.email} onSent={settled} onKept={() => setChanging(false)} />}
        {!isChanging && profile.pending_email && <PendingAddress email={profile.pending_email} onCancelled={settled} />}
      </div>
    </Section>
  );
}
