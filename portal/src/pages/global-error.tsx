"use client";

/** The last resort: the document itself failed, so nothing of it is used here, styles included. */
import { ui } from "../ui/messages";

const page = { font: "1rem/1.6 system-ui, sans-serif", display: "grid", placeContent: "center", minHeight: "90vh", margin: "0 1.5rem", textAlign: "center" } as const;

export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <body style={page}>
        <title>{ui.errorTitle}</title>
        <h1>{ui.errorTitle}</h1>
        <p>{ui.errorBody}</p>
        {error.digest && <p>{ui.requestId} <code>{error.digest}</code></p>}
        <p>
          <button type="button" onClick={retry}>{ui.tryAgain}</button>
        </p>
      </body>
    </html>
  );
}
