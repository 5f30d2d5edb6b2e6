"use client";

/** Picks a member out of as many as there are: what is typed is looked for on the server. */
import { ComboBox } from "@heroui/react/combo-box";
import { FieldError } from "@heroui/react/field-error";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";

import { browserApi, fetched } from "../../lib/api.browser";
import { settings as words } from "./messages";

interface NewOwnerFieldProps {
  organisation: string;
  value: string | null;
  onChange: (member: string | null) => void;
  error?: string;
}

const SHOWN = 20;

export function NewOwnerField({ organisation, value, onChange, error }: NewOwnerFieldProps) {
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(value ? "" : typed.trim());
  const { data } = useQuery({
    queryKey: ["new-owner", organisation, search],
    queryFn: () => fetched(browserApi(organisation).GET("/api/v1/members", { params: { query: { search: search || undefined, status: "active", ordering: "name", limit: SHOWN } } })),
    placeholderData: keepPreviousData,
  });
  const members = (data?.data ?? []).filter(({ is_you, role }) => !is_you && role !== "owner");

  return (
    <ComboBox
      name="member"
      fullWidth
      selectedKey={value}
      onSelectionChange={(key) => onChange(key === null ? null : String(key))}
      inputValue={typed}
      onInputChange={setTyped}
      items={members}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <Label>{words.ownershipTo}</Label>
      <ComboBox.InputGroup>
        <Input className="w-full" placeholder={words.ownershipSearch} />
        <ComboBox.Trigger />
      </ComboBox.InputGroup>
      <FieldError>{error}</FieldError>
      <ComboBox.Popover>
        <ListBox<(typeof members)[number]> renderEmptyState={() => <p className="p-3 text-sm text-muted">{words.ownershipNobody}</p>}>
          {({ id, name, email }) => (
            <ListBox.Item id={id} textValue={name}>
              <span className="min-w-0">
                <span className="block truncate">{name}</span>
                <span className="block truncate text-xs text-muted">{email}</span>
              </span>
              <ListBox.ItemIndicator />
            </ListBox.Item>
          )}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}
