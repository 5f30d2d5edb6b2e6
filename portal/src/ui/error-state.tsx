"use client";

/** A page that could not be loaded: what to do, and the request's id for support. */
import { Button } from "@heroui/react/button";
import { TriangleAlert } from "lucide-react";

import { site } from "../lib/site";
import { ui } from "./messages";

export function ErrorState({ requestId, retry }: { requestId?: string; retry?: () => void }) {
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center px-6 py-20 text-center">
      <TriangleAlert className="mb-4 size-8 text-danger" aria-hidden="true" />
      <h1 className="text-xl font-semibold tracking-tight">{ui.errorTitle}</h1>
      <p className="mt-2 text-muted text-pretty">{ui.errorBody}</p>
      {requestId && (
        <p className="mt-4 text-sm text-muted">
          {ui.requestId} <code className="font-mono text-foreground select-all">{requestId}</code>
        </p>
      )}
      <div className="mt-6 flex flex-wrap items-center justify-center gap-4">
        {retry && <Button onPress={retry}>{ui.tryAgain}</Button>}
        <a className="text-sm text-link underline underline-offset-4" href={`mailto:${site.supportEmail}`}>
          {site.supportEmail}
        </a>
      </div>
    </div>
  );
}
