"use client";

/** Says above every page that the organisation goes, and lets its owner keep it. */
import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { browserApi } from "../../lib/api.browser";
import { asProblem, type Problem } from "../../lib/problems";
import { ProblemAlert } from "../../ui/problem-alert";
import { organisations } from "./messages";
import { Notice } from "./notice";

const words = organisations.goes;

interface DeletionBannerProps {
  organisation: string;
  /** The day, in words. */
  when: string;
  mayCancel: boolean;
}

export function DeletionBanner({ organisation, when, mayCancel }: DeletionBannerProps) {
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function keep() {
    setSending(true);
    const { error, response } = await browserApi(organisation).DELETE("/api/v1/organisation/deletion");
    setSending(false);
    setProblem(response.ok ? null : asProblem(error, response));
    if (response.ok) router.refresh();
  }

  return (
    <div className="mb-8 space-y-3">
      <Notice
        status="warning"
        title={words.title(when)}
        body={words.body}
        action={mayCancel && <Button size="sm" variant="secondary" onPress={keep} isPending={isSending}>{words.keep}</Button>}
      />
      <ProblemAlert problem={problem} />
    </div>
  );
}
