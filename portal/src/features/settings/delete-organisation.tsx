"use client";

/** Has the whole organisation deleted, after its name was typed. */
import { Section } from "../../ui/section";
import { DangerDialog } from "./danger-dialog";
import { settings as words } from "./messages";
import { useSave } from "./use-save";

export function DeleteOrganisation({ organisation }: { organisation: { slug: string; name: string } }) {
  const { save, problem, isSending } = useSave(organisation.slug);
  return (
    <Section title={words.remove} description={words.removeHint(words.removeDays)}>
      <DangerDialog
        open={words.removeButton}
        title={words.removeTitle(organisation.name)}
        confirm={words.removeConfirm}
        typed={organisation.name}
        problem={problem}
        isSending={isSending}
        onConfirm={(name) => save((api) => api.POST("/api/v1/organisation/deletion", { body: { name } }))}
      >
        <ul className="list-disc space-y-1.5 pl-5 text-sm">
          {words.removeFacts.map((fact) => <li key={fact}>{fact}</li>)}
        </ul>
      </DangerDialog>
    </Section>
  );
}
