"use client";

/** Picks one of the known time zones; typing narrows the list. */
import { ComboBox } from "@heroui/react/combo-box";
import { Description } from "@heroui/react/description";
import { FieldError } from "@heroui/react/field-error";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";

interface ZoneFieldProps {
  label: string;
  hint: string;
  /** What the list says when nothing matches. */
  none: string;
  value: string | null;
  onChange: (zone: string | null) => void;
  zones: string[];
  /** What no choice means. */
  placeholder?: string;
  error?: string;
  isDisabled?: boolean;
}

export function ZoneField({ label, hint, none, value, onChange, zones, placeholder, error, isDisabled = false }: ZoneFieldProps) {
  return (
    <ComboBox
      name="time_zone"
      fullWidth
      selectedKey={value}
      onSelectionChange={(key) => onChange(key === null ? null : String(key))}
      defaultItems={zones.map((id) => ({ id }))}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      menuTrigger="focus"
    >
      <Label>{label}</Label>
      <ComboBox.InputGroup>
        <Input className="w-full" placeholder={placeholder} />
        <ComboBox.Trigger />
      </ComboBox.InputGroup>
      <Description>{hint}</Description>
      <FieldError>{error}</FieldError>
      <ComboBox.Popover>
        <ListBox<{ id: string }> renderEmptyState={() => <p className="p-3 text-sm text-muted">{none}</p>}>
          {({ id }) => (
            <ListBox.Item id={id} textValue={id}>
              {id}
              <ListBox.ItemIndicator />
            </ListBox.Item>
          )}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}
