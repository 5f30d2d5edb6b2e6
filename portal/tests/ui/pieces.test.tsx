import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { CopyField } from "../../src/ui/copy-field";
import { ErrorState } from "../../src/ui/error-state";
import { ui } from "../../src/ui/messages";
import { MeterBar } from "../../src/ui/meter-bar";
import { PasswordField } from "../../src/ui/password-field";
import { ProblemAlert } from "../../src/ui/problem-alert";

test("a value is copied by its button, which says so", async () => {
  const user = userEvent.setup();
  render(<CopyField label="Secret" value="key_abc" />);

  await user.click(screen.getByRole("button", { name: `${ui.copy}: Secret` }));

  expect(await navigator.clipboard.readText()).toBe("key_abc");
  expect(screen.getByRole("status")).toHaveTextContent(ui.copied);
});

test("where copying is forbidden the value is selected and the keys are named", async () => {
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("denied"));
  render(<CopyField label="Secret" value="key_abc" />);

  await user.click(screen.getByRole("button", { name: `${ui.copy}: Secret` }));

  expect(screen.getByRole("status")).toHaveTextContent(ui.copyFailed);
  expect(window.getSelection()?.toString()).toBe("key_abc");
});

test("a password can be shown while it is typed", async () => {
  render(<PasswordField name="password" label="Password" value="secret" onChange={() => {}} />);
  const field = screen.getByLabelText("Password", { selector: "input" });
  expect(field).toHaveAttribute("type", "password");

  await userEvent.click(screen.getByRole("button", { name: ui.showPassword }));

  expect(field).toHaveAttribute("type", "text");
});

test("a refusal is announced; a fault of ours names its request", () => {
  const problem = { type: "", title: "", status: 500, code: "internal_error", detail: "Something broke.", request_id: "req_42" };
  const { rerender } = render(<ProblemAlert problem={problem} />);
  expect(screen.getByRole("alert")).toHaveTextContent("Something broke.");
  expect(screen.getByRole("alert")).toHaveTextContent("req_42");

  rerender(<ProblemAlert problem={{ ...problem, status: 409 }} />);
  expect(screen.getByRole("alert")).not.toHaveTextContent("req_42");

  rerender(<ProblemAlert problem={null} />);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("an error page names the request and tries again", async () => {
  const retry = vi.fn();
  render(<ErrorState requestId="req_42" retry={retry} />);

  expect(screen.getByText("req_42")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: ui.tryAgain }));
  expect(retry).toHaveBeenCalledOnce();
});

test("a meter says how full it is", () => {
  render(<MeterBar label="API calls" percent={84} />);

  expect(screen.getByRole("meter", { name: "API calls" })).toHaveAttribute("aria-valuenow", "84");
});
