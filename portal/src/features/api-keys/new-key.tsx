"use client";

/** A new key with its secret, shown this once, and the call to try it with. */
import { Button } from "@heroui/react/button";
import { TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";

import type { components } from "../../api/schema";
import { site } from "../../lib/site";
import { CopyField } from "../../ui/copy-field";
import { FirstCall } from "./first-call";
import { apiKeys } from "./messages";

const words = apiKeys.created;

interface NewKeyProps {
  organisation: { slug: string; time_zone: string };
  created: components["schemas"]["ApiKeyCreated"];
  origin: string;
  onDone: () => void;
}

export function NewKey({ organisation, created, origin, onDone }: NewKeyProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // After the dialog has given the focus back to its button.
    const timer = setTimeout(() => heading.current?.focus(), 100);
    return () => clearTimeout(timer);
  }, []);

  return (
    <section aria-labelledby="new-key" className="rounded-xl border border-accent bg-surface p-5 ring-1 ring-accent">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0">
          <h2 id="new-key" ref={heading} tabIndex={-1} className="text-lg font-semibold tracking-tight break-words outline-none">
            {words.title(created.name)}
          </h2>
          <p className="mt-1 flex gap-2 text-sm text-pretty">
            <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warning" aria-hidden="true" />
            {words.warning}
          </p>
        </div>
        <Button size="sm" variant="secondary" onPress={onDone}>{words.done}</Button>
      </div>
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-5">
        <CopyField label={words.key} value={created.secret} />
        <CopyField label={words.call} value={callWith({ origin, key: created.secret })} block />
      </div>
      <FirstCall organisation={organisation} created={created} />
    </section>
  );
}

function callWith({ origin, key }: { origin: string; key: string }): string {
  return site.exampleCall.replaceAll("{origin}", origin).replaceAll("{key}", key);
}
