"use client";

/** The organisation's picture. */
import { Button } from "@heroui/react/button";
import { useRef, type ChangeEvent } from "react";

import type { components } from "../../api/schema";
import { Mark } from "../../ui/mark";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { settings as words } from "./messages";
import { useSave } from "./use-save";

const ADDRESS = "/api/v1/organisation/logo";
const KINDS = "image/jpeg,image/png,image/webp,image/gif";

export function LogoForm({ organisation }: { organisation: components["schemas"]["Organisation"] }) {
  const file = useRef<HTMLInputElement>(null);
  const { save, problem, isSending } = useSave(organisation.slug);

  async function send(event: ChangeEvent<HTMLInputElement>) {
    const picture = event.target.files?.[0];
    event.target.value = ""; // so that the same file can be chosen again
    if (!picture) return;
    const form = new FormData();
    form.set("picture", picture);
    await save((api) => api.PUT(ADDRESS, { body: { picture: "" }, bodySerializer: () => form }));
  }

  return (
    <Section title={words.logo} description={words.logoHint}>
      <div className="flex flex-wrap items-center gap-5">
        <Mark name={organisation.name} picture={organisation.logo} size="large" />
        <div className="space-y-3">
          <div className="flex flex-wrap gap-2">
            <input ref={file} type="file" accept={KINDS} onChange={send} className="sr-only" tabIndex={-1} aria-label={words.logo} />
            <Button variant="secondary" onPress={() => file.current?.click()} isPending={isSending}>{words.logoChoose}</Button>
            {organisation.logo && (
              <Button variant="tertiary" onPress={() => save((api) => api.DELETE(ADDRESS))} isDisabled={isSending}>{words.logoRemove}</Button>
            )}
          </div>
          <p className="text-sm text-muted">{words.logoKinds}</p>
        </div>
      </div>
      {problem && <div className="mt-4"><ProblemAlert problem={problem} /></div>}
    </Section>
  );
}
