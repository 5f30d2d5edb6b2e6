"use client";

/** Which members, and in which order. */
import { SearchField } from "@heroui/react/search-field";

import type { Role } from "../../lib/roles";
import { SelectField } from "../../ui/select-field";
import { members as words } from "./messages";
import type { RoleDescription } from "./types";
import type { Wanted } from "./use-members";

interface MemberFiltersProps {
  wanted: Wanted;
  onChange: (change: Partial<Wanted>) => void;
  roles: RoleDescription[];
  /** Whether addresses are searched too. */
  byAddress: boolean;
}

const ANY = "any";

export function MemberFilters({ wanted, onChange, roles, byAddress }: MemberFiltersProps) {
  const search = byAddress ? words.searchAll : words.search;
  return (
    <div className="flex flex-wrap gap-3 border-b border-separator px-5 py-4" role="search">
      <SearchField aria-label={search} value={wanted.search} onChange={(value) => onChange({ search: value })} className="w-full md:w-auto md:min-w-64 md:flex-1">
        <SearchField.Group>
          <SearchField.SearchIcon />
          <SearchField.Input placeholder={search} maxLength={100} />
          <SearchField.ClearButton />
        </SearchField.Group>
      </SearchField>
      <SelectField
        label={words.roleFilter}
        hideLabel
        className="w-[calc(50%-0.375rem)] md:w-36"
        value={wanted.role || ANY}
        onChange={(role) => onChange({ role: role === ANY ? "" : (role as Role) })}
        options={[{ id: ANY, label: words.anyRole }, ...roles.map(({ code, name }) => ({ id: code, label: name }))]}
      />
      <SelectField
        label={words.seatFilter}
        hideLabel
        className="w-[calc(50%-0.375rem)] md:w-36"
        value={wanted.status || ANY}
        onChange={(status) => onChange({ status: status === ANY ? "" : (status as Wanted["status"]) })}
        options={[
          { id: ANY, label: words.anySeat },
          { id: "active", label: words.active },
          { id: "suspended", label: words.suspended },
        ]}
      />
      <SelectField
        label={words.order}
        hideLabel
        className="w-full md:w-44"
        value={wanted.ordering}
        onChange={(ordering) => onChange({ ordering })}
        options={(Object.keys(words.orders) as Wanted["ordering"][]).map((id) => ({ id, label: words.orders[id] }))}
      />
    </div>
  );
}
