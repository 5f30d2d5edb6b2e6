/** The few icons of the public pages as plain SVG (paths from Lucide, ISC licence): lucide-react is a client component. */
import type { ReactNode } from "react";

function Glyph({ children, className = "size-4" }: { children: ReactNode; className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" className={className} aria-hidden="true">
      {children}
    </svg>
  );
}

export const CheckGlyph = ({ className }: { className?: string }) => (
  <Glyph className={className}><path d="M20 6 9 17l-5-5" /></Glyph>
);

export const ArrowGlyph = ({ className }: { className?: string }) => (
  <Glyph className={className}><path d="M5 12h14" /><path d="m12 5 7 7-7 7" /></Glyph>
);

export const MenuGlyph = ({ className }: { className?: string }) => (
  <Glyph className={className}><path d="M4 6h16M4 12h16M4 18h16" /></Glyph>
);

export const PlusGlyph = ({ className }: { className?: string }) => (
  <Glyph className={className}><path d="M5 12h14M12 5v14" /></Glyph>
);

export const SunGlyph = ({ className }: { className?: string }) => (
  <Glyph className={className}>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 2v2M12 20v2M4.93 4.93l1.41 1.41M17.66 17.66l1.41 1.41M2 12h2M20 12h2M6.34 17.66l-1.41 1.41M19.07 4.93l-1.41 1.41" />
  </Glyph>
);

export const MoonGlyph = ({ className }: { className?: string }) => (
  <Glyph className={className}><path d="M20.99 12.49A9 9 0 1 1 11.51 3.01a7 7 0 0 0 9.48 9.48z" /></Glyph>
);
