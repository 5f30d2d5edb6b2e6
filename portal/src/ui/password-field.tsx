"use client";

/** A password that can be shown while it is typed. */
import { Button } from "@heroui/react/button";
import { Eye, EyeOff } from "lucide-react";
import { useState, type ComponentProps } from "react";

import { FormField } from "./form-field";
import { ui } from "./messages";

export function PasswordField(props: Omit<ComponentProps<typeof FormField>, "type" | "end">) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <FormField
      {...props}
      type={shown ? "text" : "password"}
      end={
        <Button
          isIconOnly
          size="sm"
          variant="ghost"
          aria-label={shown ? ui.hidePassword : ui.showPassword}
          aria-pressed={shown}
          onPress={() => setShown(!shown)}
        >
          <Icon className="size-4" aria-hidden="true" />
        </Button>
      }
    />
  );
}
