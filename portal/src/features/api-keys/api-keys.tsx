"use client";

/** The keys of an organisation: the list, the way to a new one, and the new one itself, once. */
import { Button } from "@heroui/react/button";
import { KeyRound, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";

import type { components } from "../../api/schema";
import { EmptyState } from "../../ui/empty-state";
import { PageHeader } from "../../ui/page-header";
import { Section } from "../../ui/section";
import { CreateKey } from "./create-key";
import { KeyList } from "./key-list";
import { apiKeys as words } from "./messages";
import { NewKey } from "./new-key";

interface ApiKeysProps {
  organisation: { slug: string; time_zone: string };
  keys: components["schemas"]["ApiKeys"];
  /** What a key can be allowed to do. */
  scopes: components["schemas"]["Scope"][];
  /** Whether the visitor's role may create and revoke. */
  mayManage: boolean;
  /** The site's address, for the call that is shown beside a new key. */
  origin: string;
  /** Open the form at once: somebody came here to create a key. */
  startOpen?: boolean;
}

export function ApiKeys({ organisation, keys, scopes, mayManage, origin, startOpen = false }: ApiKeysProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(startOpen && mayManage);
  const [created, setCreated] = useState<components["schemas"]["ApiKeyCreated"] | null>(null);

  function show(key: components["schemas"]["ApiKeyCreated"]) {
    setOpen(false);
    setCreated(key);
    router.refresh();
  }

  const button = (
    <Button onPress={() => setOpen(true)}>
      <Plus className="size-4" aria-hidden="true" />
      {words.create}
    </Button>
  );
  return (
    <>
      <PageHeader title={words.title} description={words.description} action={mayManage && keys.data.length > 0 && button} />
      <div className="space-y-6">
        {created && <NewKey key={created.id} organisation={organisation} created={created} origin={origin} onDone={() => setCreated(null)} />}
        {!mayManage && <p role="note" className="text-sm text-muted">{words.roleNote}</p>}
        {keys.data.length > 0 ? (
          <KeyList organisation={organisation} initial={keys} scopes={scopes} mayRevoke={mayManage} />
        ) : (
          <Section flush>
            <EmptyState icon={KeyRound} title={words.emptyTitle} action={mayManage && button}>
              {mayManage ? words.emptyBody : words.emptyReader}
            </EmptyState>
          </Section>
        )}
      </div>
      <CreateKey organisation={organisation.slug} scopes={scopes} isOpen={isOpen} onOpenChange={setOpen} onCreated={show} />
    </>
  );
}
