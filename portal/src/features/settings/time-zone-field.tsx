"use client";

/** The organisation's time zone. */
import { ZoneField } from "../../ui/zone-field";
import { settings as words } from "./messages";

interface TimeZoneFieldProps {
  value: string | null;
  onChange: (zone: string | null) => void;
  zones: string[];
  error?: string;
  isDisabled: boolean;
}

export function TimeZoneField(field: TimeZoneFieldProps) {
  return <ZoneField label={words.zone} hint={words.zoneHint} none={words.zoneNone} {...field} />;
}
