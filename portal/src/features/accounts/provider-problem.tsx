/** What came back from a provider instead of a sign-in, in a sentence that blames nobody. */
import { Alert } from "@heroui/react/alert";

import { providers } from "./provider-messages";

const words: Record<string, { title: string; body: string }> = providers.problems;

export function ProviderProblem({ code }: { code: string | null }) {
  if (!code) return null;
  const { title, body } = (Object.hasOwn(words, code) && words[code]) || providers.problems.unknown;
  return (
    <Alert status={code === "cancelled" ? "default" : "warning"} role="status" className="mb-6 border border-border">
      <Alert.Indicator />
      <Alert.Content>
        <Alert.Title>{title}</Alert.Title>
        <Alert.Description>{body}</Alert.Description>
      </Alert.Content>
    </Alert>
  );
}
