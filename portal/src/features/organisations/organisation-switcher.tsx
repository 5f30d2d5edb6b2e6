"use client";

/** Which organisation this is, and the way to the others. */
import { Dropdown } from "@heroui/react/dropdown";
import { ChevronsUpDown } from "lucide-react";
import { useRouter } from "next/navigation";

import type { components } from "../../api/schema";
import { organisations as words } from "./messages";

type OrganisationSummary = components["schemas"]["OrganisationSummary"];

export function OrganisationSwitcher({ current, all }: { current: OrganisationSummary; all: OrganisationSummary[] }) {
  const router = useRouter();
  return (
    <Dropdown>
      <Dropdown.Trigger className="flex w-full items-center gap-3 rounded-lg border border-border bg-background px-3 py-2 text-left hover:bg-surface-secondary">
        <Initial name={current.name} />
        <span className="min-w-0 flex-1">
          <span className="sr-only">{words.switcher}: </span>
          <span className="block truncate text-sm font-medium">{current.name}</span>
          <span className="block text-xs text-muted">{words.roles[current.role]}</span>
        </span>
        <ChevronsUpDown className="size-4 shrink-0 text-muted" aria-hidden="true" />
      </Dropdown.Trigger>
      <Dropdown.Popover placement="bottom start" className="min-w-60">
        <Dropdown.Menu
          aria-label={words.switcher}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[current.slug]}
          onAction={(slug) => router.push(`/${slug}`)}
        >
          {all.map((each) => (
            <Dropdown.Item key={each.slug} id={each.slug} textValue={each.name}>
              <Initial name={each.name} />
              <span className="truncate">{each.name}</span>
              <Dropdown.ItemIndicator />
            </Dropdown.Item>
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}

function Initial({ name }: { name: string }) {
  return (
    <span aria-hidden="true" className="grid size-7 shrink-0 place-items-center rounded-md bg-accent text-xs font-semibold text-accent-foreground uppercase">
      {[...name][0]}
    </span>
  );
}
