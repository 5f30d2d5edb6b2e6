"use client";

/** A page of this organisation that failed, inside its frame. */
import { ErrorState } from "../../../ui/error-state";

export default function OrganisationError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <ErrorState requestId={error.digest} retry={reset} />;
}
