"use client";

/** One account elsewhere: connected, or to be connected. */
import { Button } from "@heroui/react/button";
import Link from "next/link";
import type { ReactNode } from "react";
import { useState } from "react";

import type { components } from "../../api/schema";
import { date } from "../../lib/formats";
import { ProviderMark } from "../../ui/provider-mark";
import { ConfirmDisconnect } from "./confirm-disconnect";
import { connections as words } from "./messages";

type Connection = components["schemas"]["Connection"];

export function ConnectedRow({ connection, onDisconnect }: { connection: Connection; onDisconnect: () => Promise<void> }) {
  const [isAsking, setAsking] = useState(false);
  const { provider, provider_name: name, account, connected_at, last_used_at, is_last_way_in: isLast } = connection;
  return (
    <Row
      provider={provider}
      name={name}
      action={
        <Button size="sm" variant="outline" isDisabled={isLast} onPress={() => setAsking(true)} aria-label={words.disconnectLabel(name, account)}>
          {words.disconnect}
        </Button>
      }
    >
      <p className="text-muted break-words">{words.connected(account)}</p>
      <p className="text-muted">{words.since(date(connected_at), date(last_used_at))}</p>
      {isLast && <LastWayIn />}
      <ConfirmDisconnect name={name} isOpen={isAsking} onOpenChange={setAsking} onConfirm={onDisconnect} />
    </Row>
  );
}

export function OfferedRow({ provider, isLeaving, onConnect }: { provider: { id: string; name: string }; isLeaving: boolean; onConnect: () => void }) {
  return (
    <Row
      provider={provider.id}
      name={provider.name}
      action={
        <Button size="sm" variant="outline" onPress={onConnect} isPending={isLeaving} aria-label={words.connectLabel(provider.name)}>
          {words.connect}
        </Button>
      }
    >
      <p className="text-muted">{words.notConnected}</p>
    </Row>
  );
}

function LastWayIn() {
  return (
    <p className="mt-1.5">
      {words.lastWayIn} <Link className="text-link underline underline-offset-4" href="/forgot">{words.setPassword}</Link> {words.or}{" "}
      <Link className="text-link underline underline-offset-4" href="/account/security">{words.addPasskey}</Link>.
    </p>
  );
}

function Row({ provider, name, action, children }: { provider: string; name: string; action: ReactNode; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 px-5 py-4 text-sm">
      <span className="grid size-10 shrink-0 place-items-center rounded-lg border border-border bg-surface">
        <ProviderMark provider={provider} className="size-5" />
      </span>
      <div className="min-w-0 flex-1 basis-40">
        <h2 className="font-medium">{name}</h2>
        {children}
      </div>
      <div className="ml-14 sm:ml-0">{action}</div>
    </li>
  );
}
