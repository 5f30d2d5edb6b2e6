"use client";

/** A value to take away: shown whole, selected on a click, copied by a button that says so. */
import { Button } from "@heroui/react/button";
import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { ui } from "./messages";

interface CopyFieldProps {
  label: string;
  value: string;
  /** Keep line breaks: commands and code. */
  block?: boolean;
}

type State = "idle" | "copied" | "failed";

const WORDS: Record<State, string> = { idle: ui.copy, copied: ui.copied, failed: ui.copyFailed };

export function CopyField({ label, value, block = false }: CopyFieldProps) {
  const [state, setState] = useState<State>("idle");
  const shown = useRef<HTMLElement>(null);

  useEffect(() => {
    if (state === "idle") return undefined;
    const timer = setTimeout(() => setState("idle"), 2500);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setState("copied");
    } catch {
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current);
      setState("failed");
    }
  }

  return (
    <div>
      <p className="mb-1.5 text-sm font-medium">{label}</p>
      <div className="flex items-start gap-2 rounded-lg border border-border bg-surface-secondary p-2 pl-3">
        <pre
          tabIndex={0}
          aria-label={label}
          className={`min-w-0 flex-1 self-center overflow-x-auto py-1 font-mono text-sm leading-relaxed ${block ? "whitespace-pre" : "break-all whitespace-pre-wrap"}`}
        >
          <code ref={shown} className="select-all">{value}</code>
        </pre>
        <Button size="sm" variant="secondary" onPress={copy} aria-label={`${ui.copy}: ${label}`}>
          {state === "copied" ? <Check className="size-4" aria-hidden="true" /> : <Copy className="size-4" aria-hidden="true" />}
          {WORDS[state]}
        </Button>
      </div>
      <span role="status" className="sr-only">{state === "idle" ? "" : WORDS[state]}</span>
    </div>
  );
}
