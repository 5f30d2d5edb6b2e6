"use client";

/** One choice out of a few, with its label. */
import { Description } from "@heroui/react/description";
import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { Select } from "@heroui/react/select";
import type { ReactNode } from "react";

interface SelectFieldProps<Id extends string> {
  label: string;
  /** The label is for screen readers only: the value speaks for itself. */
  hideLabel?: boolean;
  options: { id: Id; label: string; hint?: string }[];
  value: Id;
  onChange: (id: Id) => void;
  hint?: ReactNode;
  className?: string;
}

export function SelectField<Id extends string>({ label, hideLabel, options, value, onChange, hint, className }: SelectFieldProps<Id>) {
  return (
    <Select selectedKey={value} onSelectionChange={(key) => key !== null && onChange(key as Id)} aria-label={hideLabel ? label : undefined} className={className} fullWidth>
      {!hideLabel && <Label>{label}</Label>}
      <Select.Trigger>
        <Select.Value />
        <Select.Indicator />
      </Select.Trigger>
      {hint && <Description>{hint}</Description>}
      <Select.Popover>
        <ListBox>
          {options.map((option) => (
            <ListBox.Item key={option.id} id={option.id} textValue={option.label}>
              <span className="min-w-0">
                <span className="block">{option.label}</span>
                {option.hint && <span className="block text-xs text-muted">{option.hint}</span>}
              </span>
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}
