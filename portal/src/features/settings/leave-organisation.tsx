"use client";

/** The way out, for whoever does not own the organisation alone. */
import { useRouter } from "next/navigation";

import { Section } from "../../ui/section";
import { DangerDialog } from "./danger-dialog";
import { settings as words } from "./messages";
import { useSave } from "./use-save";

export function LeaveOrganisation({ organisation }: { organisation: { slug: string; name: string } }) {
  const router = useRouter();
  const { save, problem, isSending } = useSave(organisation.slug);

  async function leave() {
    if (!(await save((api) => api.POST("/api/v1/organisation/departure"), { stay: false }))) return;
    router.push("/welcome");
    router.refresh();
  }

  return (
    <Section title={words.leave} description={words.leaveHint}>
      <DangerDialog open={words.leaveButton} title={words.leaveTitle(organisation.name)} confirm={words.leaveConfirm} problem={problem} isSending={isSending} onConfirm={leave}>
        <p>{words.leaveBody}</p>
      </DangerDialog>
    </Section>
  );
}
