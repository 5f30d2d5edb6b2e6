"use client";

/** What is connected, what could be, and the way from one to the other. */
import { useRouter } from "next/navigation";
import { useState } from "react";

import type { components } from "../../api/schema";
import { browserApi } from "../../lib/api.browser";
import { asProblem, type Problem } from "../../lib/problems";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { ConnectedRow, OfferedRow } from "./connection-rows";
import { connections as words } from "./messages";

type Connection = components["schemas"]["Connection"];

const CANCELLED = "cancelled";

interface ConnectionListProps {
  found: components["schemas"]["Connections"];
  /** The word that came back with the browser, if nothing was connected. */
  error: string | null;
  /** The provider that the person comes back from. */
  from?: string | null;
}

export function ConnectionList({ found, error, from = null }: ConnectionListProps) {
  const router = useRouter();
  const [problem, setProblem] = useState<Problem | string | null>(problemOf(error));
  const [done, setDone] = useState<string | null>(error ? null : welcomeOf(found.connections, from));
  const [leaving, setLeaving] = useState<string | null>(null);
  const [gone, setGone] = useState<Connection | null>(null);
  const connected = found.connections.filter(({ provider, subject }) => provider !== gone?.provider || subject !== gone.subject);
  const offered = found.providers.filter(({ id }) => !connected.some(({ provider }) => provider === id));

  async function connect(provider: string) {
    setLeaving(provider);
    setProblem(null);
    setDone(null);
    const { data, error: refusal, response } = await browserApi().POST("/api/v1/user/connections", { body: { provider, next: `/account/connections?from=${provider}` } });
    if (data) return window.location.assign(data.address);
    setLeaving(null);
    setProblem(asProblem(refusal, response));
  }

  async function disconnect(connection: Connection) {
    const { provider, provider_name, subject } = connection;
    setProblem(null);
    setDone(null);
    const { error: refusal, response } = await browserApi().DELETE("/api/v1/user/connections/{provider}/{subject}", { params: { path: { provider, subject } } });
    if (!response.ok) return setProblem(asProblem(refusal, response));
    setGone(connection);
    setDone(words.done.disconnected(provider_name));
    router.refresh();
  }

  return (
    <div className="space-y-5">
      <ProblemAlert problem={problem} />
      <p role="status" className="text-sm empty:hidden">{done ?? (error === CANCELLED && !problem && words.cancelled)}</p>
      <Section flush>
        {connected.length + offered.length === 0 ? (
          <p className="p-5 text-sm text-muted">{words.none}</p>
        ) : (
          <ul className="divide-y divide-separator">
            {connected.map((connection) => (
              <ConnectedRow key={`${connection.provider}:${connection.subject}`} connection={connection} onDisconnect={() => disconnect(connection)} />
            ))}
            {offered.map((provider) => (
              <OfferedRow key={provider.id} provider={provider} isLeaving={leaving === provider.id} onConnect={() => connect(provider.id)} />
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

/** What is new, if it is there. */
function welcomeOf(connections: Connection[], from: string | null): string | null {
  const made = connections.find(({ provider }) => provider === from);
  return made ? words.done.connected(made.provider_name) : null;
}

/** Stopping on the way is no problem: it is told as it is. */
function problemOf(error: string | null): string | null {
  if (!error || error === CANCELLED) return null;
  return (Object.hasOwn(words.problems, error) && words.problems[error]) || words.unknown;
}
