/** Out to Google or GitHub: the browser itself sends a form, since it has to follow the answer there. */
import { csrfToken } from "./csrf";

const BASE = "/_allauth/browser/v1";

/** Leaves the page; false when the server cannot be reached. `back` is the page of ours that the person comes back to. */
export async function goToProvider(provider: string, back: string): Promise<boolean> {
  const token = await tokenForForm();
  if (!token) return false;
  const form = document.createElement("form");
  form.method = "post";
  form.action = `${BASE}/auth/provider/redirect`;
  for (const [name, value] of Object.entries({ provider, callback_url: back, process: "login", csrfmiddlewaretoken: token })) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
  return true;
}

async function tokenForForm(): Promise<string | null> {
  const known = csrfToken(document.cookie);
  if (known) return known;
  try {
    await fetch(`${BASE}/config`, { credentials: "same-origin" });
  } catch {
    return null;
  }
  return csrfToken(document.cookie);
}
