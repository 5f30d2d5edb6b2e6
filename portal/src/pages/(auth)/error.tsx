"use client";

/** A page that failed outside of any frame. */
import { ErrorState } from "../../ui/error-state";

export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <ErrorState requestId={error.digest} retry={retry} />;
}
