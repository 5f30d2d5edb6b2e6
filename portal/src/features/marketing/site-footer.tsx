/** The foot of every public page. */
import { site } from "../../lib/site";
import { Brand } from "../../ui/brand";
import { marketing as words } from "./messages";

export function SiteFooter() {
  return (
    <footer className="border-t border-border">
      <div className="mx-auto grid max-w-6xl gap-10 px-4 py-14 sm:px-6 md:grid-cols-[1.4fr_repeat(3,1fr)]">
        <div>
          <Brand />
          <p className="mt-4 max-w-xs text-sm text-muted text-pretty">{site.description}</p>
        </div>
        {site.footer.map(({ title, links }) => (
          <nav key={title} aria-label={`${words.footerNavigation}: ${title}`}>
            <h2 className="text-sm font-medium">{title}</h2>
            <ul className="mt-3 space-y-0.5">
              {links.map(({ label, href }) => (
                <li key={href}>
                  <a href={href} className="inline-block py-1 text-sm text-muted hover:text-foreground">{label}</a>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
      <p className="mx-auto max-w-6xl border-t border-separator px-4 py-6 text-sm text-muted sm:px-6">
        {words.rights(new Date().getFullYear(), site.legalName)} · {words.place}
      </p>
    </footer>
  );
}
