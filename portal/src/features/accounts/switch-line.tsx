import Link from "next/link";

/** The line under a form that leads to its counterpart. */
export function SwitchLine({ question, answer, href }: { question: string; answer: string; href: string }) {
  return (
    <p className="mt-6 text-sm text-muted">
      {question}{" "}
      <Link className="font-medium text-link underline underline-offset-4" href={href}>
        {answer}
      </Link>
    </p>
  );
}
