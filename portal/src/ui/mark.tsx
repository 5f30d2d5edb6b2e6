/** The picture of an organisation, or its first letter while it has none. */

interface MarkProps {
  name: string;
  picture: string | null;
  size?: "small" | "large";
}

const SIZES = { small: "size-7 rounded-md text-xs", large: "size-20 rounded-xl text-3xl" };

export function Mark({ name, picture, size = "small" }: MarkProps) {
  const shape = `${SIZES[size]} shrink-0 overflow-hidden`;
  // eslint-disable-next-line @next/next/no-img-element -- it is small, square and made by the platform already
  if (picture) return <img src={picture} alt="" className={`${shape} border border-border object-cover`} />;
  return (
    <span aria-hidden="true" className={`${shape} grid place-items-center bg-accent font-semibold text-accent-foreground uppercase`}>
      {[...name][0]}
    </span>
  );
}
