/** The head of every public page. The small menu is a `details`: it opens without a script. */
import { site } from "../../lib/site";
import { Brand } from "../../ui/brand";
import { ui } from "../../ui/messages";
import { MenuGlyph, MoonGlyph, SunGlyph } from "./glyphs";
import { LinkButton } from "./link-button";
import { marketing as words } from "./messages";

const QUIET = "rounded-md px-3 py-2 text-sm text-muted transition-colors hover:text-foreground";

export function SiteHeader() {
  return (
    <header className="sticky top-0 z-40 border-b border-border bg-background/90 backdrop-blur">
      <a href="#content" className="sr-only rounded-md bg-accent px-3 py-2 text-accent-foreground focus:not-sr-only focus:absolute focus:top-2 focus:left-2">
        {ui.skip}
      </a>
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-2 px-4 sm:px-6">
        <Brand />
        <nav aria-label={words.mainNavigation} className="ml-6 hidden items-center md:flex">
          {site.navigation.map(({ label, href }) => (
            <a key={href} href={href} className={QUIET}>{label}</a>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-1">
          <ThemeToggle />
          <a href="/sign-in" className={`${QUIET} hidden sm:block`}>{words.signIn}</a>
          <span className="ml-1 hidden sm:block">
            <LinkButton href="/sign-up" className="h-10! px-4! text-sm">{words.start}</LinkButton>
          </span>
          <SmallMenu />
        </div>
      </div>
    </header>
  );
}

/** Heard by the script that sets the theme before the first paint. */
function ThemeToggle() {
  return (
    <button type="button" data-theme-toggle="" aria-label={ui.toggleTheme} className="grid size-10 place-items-center rounded-md text-muted hover:text-foreground">
      <MoonGlyph className="size-[1.125rem] dark:hidden" />
      <SunGlyph className="hidden size-[1.125rem] dark:block" />
    </button>
  );
}

function SmallMenu() {
  return (
    <details data-menu="" className="md:hidden">
      <summary aria-label={words.menu} className="grid size-10 cursor-pointer list-none place-items-center rounded-md text-foreground [&::-webkit-details-marker]:hidden">
        <MenuGlyph className="size-5" />
      </summary>
      <nav aria-label={words.mainNavigation} className="absolute inset-x-0 top-16 border-b border-border bg-background px-4 pt-2 pb-5 shadow-lg">
        <ul>
          {[...site.navigation, { label: words.signIn, href: "/sign-in" }].map(({ label, href }) => (
            <li key={href} className="border-b border-separator">
              <a href={href} className="block py-3.5 font-medium">{label}</a>
            </li>
          ))}
        </ul>
        <LinkButton href="/sign-up" className="mt-5 w-full">{words.start}</LinkButton>
      </nav>
    </details>
  );
}
