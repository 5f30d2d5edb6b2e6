/** A person's picture, or the first letter of their name while there is none. */

interface FaceProps {
  name: string;
  picture: string | null;
  /** Small stands in bars and lists, large on the page that changes it. */
  size?: "small" | "large";
  alt?: string;
}

export function Face({ name, picture, size = "small", alt = "" }: FaceProps) {
  const measure = size === "large" ? "size-20 text-2xl" : "size-9 text-sm";
  if (picture) {
    // Our own WebP, made small already: there is nothing left to optimise.
    // eslint-disable-next-line @next/next/no-img-element
    return <img src={picture} alt={alt} width={80} height={80} className={`${measure} shrink-0 rounded-full object-cover`} />;
  }
  return (
    <span aria-hidden="true" className={`${measure} grid shrink-0 place-items-center rounded-full bg-surface-tertiary font-medium uppercase`}>
      {[...name][0]}
    </span>
  );
}
