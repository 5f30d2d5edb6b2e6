"use client";

/** A copy of what is known of the person, saved as a file. */
import { Button } from "@heroui/react/button";
import { Download } from "lucide-react";
import { useState } from "react";

import { browserApi } from "../../lib/api.browser";
import { asProblem, type Problem } from "../../lib/problems";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { profile as all } from "./messages";

const words = all.data;

export function OwnData() {
  const [isLoading, setLoading] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [note, setNote] = useState("");

  async function download() {
    setLoading(true);
    setNote("");
    const { data, error, response } = await browserApi().GET("/api/v1/user/export");
    setLoading(false);
    setProblem(data ? null : asProblem(error, response));
    if (!data) return;
    save(new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }));
    setNote(words.done);
  }

  return (
    <Section title={words.title} description={words.description}>
      <div className="space-y-4">
        <ProblemAlert problem={problem} />
        <div className="flex flex-wrap items-center gap-4">
          <Button variant="secondary" onPress={download} isPending={isLoading}>
            <Download className="size-4" aria-hidden="true" />
            {words.download}
          </Button>
          <p role="status" className="text-sm text-muted">{note}</p>
        </div>
      </div>
    </Section>
  );
}

function save(content: Blob) {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement("a"), { href: address, download: words.file });
  link.click();
  URL.revokeObjectURL(address);
}
