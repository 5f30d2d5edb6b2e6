"use client";

/** A box to tick in a sign-in form, with a hint where one is needed. */
import { Checkbox } from "@heroui/react/checkbox";
import { Description } from "@heroui/react/description";

interface CheckBoxProps {
  label: string;
  hint?: string;
  value: boolean;
  onChange: (value: boolean) => void;
}

export function CheckBox({ label, hint, value, onChange }: CheckBoxProps) {
  return (
    <Checkbox isSelected={value} onChange={onChange}>
      <Checkbox.Content>
        <Checkbox.Control>
          <Checkbox.Indicator />
        </Checkbox.Control>
        {label}
      </Checkbox.Content>
      {hint && <Description>{hint}</Description>}
    </Checkbox>
  );
}
