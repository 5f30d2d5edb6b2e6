"use client";

/** A page that failed outside of any frame. */
import { ErrorState } from "../../ui/error-state";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <ErrorState requestId={error.digest} retry={reset} />;
}
