"use client";

/** One labelled input with its hint and its error, tied together for screen readers. */
import { Description } from "@heroui/react/description";
import { FieldError } from "@heroui/react/field-error";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import type { ComponentProps, ReactNode } from "react";

interface FormFieldProps {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | null;
  hint?: ReactNode;
  /** Stands at the right of the label: "Forgot it?", "Optional". */
  aside?: ReactNode;
  type?: "text" | "email" | "password" | "url";
  isRequired?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
  /** For browsers and password managers. */
  autoComplete?: string;
  input?: Omit<ComponentProps<typeof Input>, "name" | "value" | "onChange" | "type">;
  /** Stands inside the field, at its end. */
  end?: ReactNode;
}

export function FormField({ label, error, hint, aside, input, end, ...field }: FormFieldProps) {
  return (
    <TextField {...field} isInvalid={Boolean(error)} validationBehavior="aria" fullWidth>
      <span className="flex items-baseline justify-between gap-4">
        <Label>{label}</Label>
        {aside && <span className="text-sm text-muted">{aside}</span>}
      </span>
      <span className="relative block">
        <Input {...input} className={end ? "w-full pr-12" : "w-full"} />
        {end && <span className="absolute inset-y-0 right-1 flex items-center">{end}</span>}
      </span>
      {hint && <Description>{hint}</Description>}
      <FieldError>{error}</FieldError>
    </TextField>
  );
}
