/** The site's mark and name, as a link home. */
import { site } from "../lib/site";

export function Brand({ href = "/" }: { href?: string }) {
  return (
    <a href={href} className="inline-flex items-center gap-2.5 rounded-md font-semibold tracking-tight text-foreground">
      <span className="brand-mark" aria-hidden="true" />
      <span className="text-[1.0625rem]">{site.name}</span>
    </a>
  );
}
