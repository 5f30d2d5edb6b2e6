"use client";

/** Which organisation this is, the way to the others, and to a new one. */
import { Dropdown } from "@heroui/react/dropdown";
import { ChevronsUpDown, Plus } from "lucide-react";
import { useRouter } from "next/navigation";

import type { components } from "../../api/schema";
import { Mark } from "../../ui/mark";
import { organisations as words } from "./messages";

type OrganisationSummary = components["schemas"]["OrganisationSummary"];

const NEW = "organisations/new"; // no slug has a stroke

export function OrganisationSwitcher({ current, all }: { current: OrganisationSummary; all: OrganisationSummary[] }) {
  const router = useRouter();
  return (
    <Dropdown>
      <Dropdown.Trigger className="flex w-full items-center gap-3 rounded-lg border border-border bg-background px-3 py-2 text-left hover:bg-surface-secondary">
        <Mark name={current.name} picture={current.logo} />
        <span className="min-w-0 flex-1">
          <span className="sr-only">{words.switcher}: </span>
          <span className="block truncate text-sm font-medium">{current.name}</span>
          <span className="block text-xs text-muted">{words.roles[current.role]}</span>
        </span>
        <ChevronsUpDown className="size-4 shrink-0 text-muted" aria-hidden="true" />
      </Dropdown.Trigger>
      <Dropdown.Popover placement="bottom start" className="max-h-96 min-w-60 overflow-y-auto">
        <Dropdown.Menu aria-label={words.switcher} onAction={(key) => router.push(`/${key}`)}>
          <Dropdown.Section selectionMode="single" disallowEmptySelection selectedKeys={[current.slug]} aria-label={words.switcher}>
            {all.map((each) => (
              <Dropdown.Item key={each.slug} id={each.slug} textValue={each.name}>
                <Mark name={each.name} picture={each.logo} />
                <span className="truncate">{each.name}</span>
                <Dropdown.ItemIndicator />
              </Dropdown.Item>
            ))}
          </Dropdown.Section>
          <Dropdown.Section aria-label={words.create.open}>
            <Dropdown.Item id={NEW} textValue={words.create.open}>
              <span className="grid size-7 shrink-0 place-items-center rounded-md border border-dashed border-border text-muted">
                <Plus className="size-4" aria-hidden="true" />
              </span>
              {words.create.open}
            </Dropdown.Item>
          </Dropdown.Section>
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
