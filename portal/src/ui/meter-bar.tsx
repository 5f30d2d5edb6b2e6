/** How much of a limit is used; the colour warns from four fifths on. */
export function MeterBar({ percent, label, text }: { percent: number; label: string; text?: string }) {
  const colour = percent >= 100 ? "bg-danger" : percent >= 80 ? "bg-warning" : "bg-accent";
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={text}
      className="h-2 overflow-hidden rounded-full bg-surface-tertiary"
    >
      <div className={`h-full rounded-full transition-[width] duration-500 ${colour}`} style={{ width: `${percent}%` }} />
    </div>
  );
}
