/** A state in one word; its colour only repeats what the word says. */
import { Chip } from "@heroui/react/chip";

export type Tone = "default" | "accent" | "success" | "warning" | "danger";

export function StatusChip({ tone = "default", children }: { tone?: Tone; children: string }) {
  return (
    <Chip size="sm" variant="soft" color={tone} className="shrink-0 whitespace-nowrap">
      <Chip.Label>{children}</Chip.Label>
    </Chip>
  );
}
