"use client";

/** A refusal, in its own words, announced when it appears. */
import { Alert } from "@heroui/react/alert";
import type { ReactNode } from "react";

import type { Problem } from "../lib/problems";
import { ui } from "./messages";

interface ProblemAlertProps {
  problem: Problem | string | null;
  action?: ReactNode;
}

export function ProblemAlert({ problem, action }: ProblemAlertProps) {
  if (!problem) return null;
  const sentence = typeof problem === "string" ? problem : problem.detail;
  const requestId = typeof problem !== "string" && problem.status >= 500 ? problem.request_id : "";
  return (
    <Alert status="danger" role="alert" className="border border-danger/40">
      <Alert.Indicator />
      <Alert.Content>
        <Alert.Title>{sentence}</Alert.Title>
        {requestId && (
          <Alert.Description>
            {ui.requestId} <code className="font-mono text-xs">{requestId}</code>
          </Alert.Description>
        )}
        {action}
      </Alert.Content>
    </Alert>
  );
}
