"use client";

/** Picks one of the languages that the site offers. */
import { Description } from "@heroui/react/description";
import { FieldError } from "@heroui/react/field-error";
import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { Select } from "@heroui/react/select";

import type { components } from "../../api/schema";
import { profile as words } from "./messages";

interface LanguageFieldProps {
  value: string;
  onChange: (tag: string) => void;
  languages: components["schemas"]["Language"][];
  error?: string;
}

export function LanguageField({ value, onChange, languages, error }: LanguageFieldProps) {
  return (
    <Select name="language" fullWidth selectedKey={value} onSelectionChange={(key) => onChange(String(key))} isInvalid={Boolean(error)} validationBehavior="aria">
      <Label>{words.language}</Label>
      <Select.Trigger>
        <Select.Value />
        <Select.Indicator />
      </Select.Trigger>
      <Description>{words.languageHint}</Description>
      <FieldError>{error}</FieldError>
      <Select.Popover>
        <ListBox>
          {languages.map(({ tag, name }) => (
            <ListBox.Item key={tag} id={tag} textValue={name}>
              {name}
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}
