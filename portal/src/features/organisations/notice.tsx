/** A sentence above the page, and what can be done about it: beside it, or below where there is no room. */
import { Alert } from "@heroui/react/alert";
import type { ReactNode } from "react";

interface NoticeProps {
  status: "warning" | "accent";
  title: string;
  body?: string;
  action?: ReactNode;
}

export function Notice({ status, title, body, action }: NoticeProps) {
  return (
    <Alert status={status} className={status === "warning" ? "border border-warning/40" : "border border-border"}>
      <Alert.Indicator />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-3 sm:flex-row sm:items-center">
        <Alert.Content>
          <Alert.Title>{title}</Alert.Title>
          {body && <Alert.Description>{body}</Alert.Description>}
        </Alert.Content>
        {action}
      </div>
    </Alert>
  );
}
