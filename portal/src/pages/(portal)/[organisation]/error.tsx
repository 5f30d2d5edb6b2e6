"use client";

/** A page of this organisation that failed, inside its frame. */
import { ErrorState } from "../../../ui/error-state";

export default function OrganisationError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <ErrorState requestId={error.digest} retry={retry} />;
}
