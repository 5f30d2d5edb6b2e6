"use client";

/** Ends a member's place, after showing what ends with it and having their name typed. */
import { AlertDialog } from "@heroui/react/alert-dialog";
import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { browserApi, fetched } from "../../lib/api.browser";
import { ApiError } from "../../lib/problems";
import { FormField } from "../../ui/form-field";
import { ProblemAlert } from "../../ui/problem-alert";
import type { MemberDialogProps } from "./change-role";
import { members } from "./messages";
import { useWrite } from "./use-write";

const words = members.remove;

export function RemoveMember({ isOpen, onClose, ...form }: MemberDialogProps) {
  return (
    <AlertDialog.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isKeyboardDismissDisabled={false}>
      <AlertDialog.Container>
        <AlertDialog.Dialog className="sm:max-w-md">
          <RemovalForm {...form} onClose={onClose} />
        </AlertDialog.Dialog>
      </AlertDialog.Container>
    </AlertDialog.Backdrop>
  );
}

function RemovalForm({ organisation, member, onClose }: Omit<MemberDialogProps, "isOpen">) {
  const [typed, setTyped] = useState("");
  const { write, problem, isSending } = useWrite();
  const where = { params: { path: { id: member.id } } };

  async function remove(event: FormEvent) {
    event.preventDefault();
    if (typed.trim() !== member.name.trim()) return;
    if (await write(organisation.slug, (api) => api.DELETE("/api/v1/members/{id}", where))) onClose();
  }

  return (
    <form onSubmit={remove}>
      <AlertDialog.Header>
        <AlertDialog.Icon status="danger" />
        <AlertDialog.Heading>{words.title(member.name)}</AlertDialog.Heading>
      </AlertDialog.Header>
      <AlertDialog.Body className="space-y-4">
        <p>{words.body}</p>
        <Holdings organisation={organisation.slug} id={member.id} />
        <FormField name="typed" label={words.type(member.name)} value={typed} onChange={setTyped} autoComplete="off" />
        <ProblemAlert problem={problem} />
      </AlertDialog.Body>
      <AlertDialog.Footer>
        <Button variant="tertiary" onPress={onClose}>{members.actions.cancel}</Button>
        <Button type="submit" variant="danger" isPending={isSending} isDisabled={typed.trim() !== member.name.trim()}>{words.confirm}</Button>
      </AlertDialog.Footer>
    </form>
  );
}

function Holdings({ organisation, id }: { organisation: string; id: string }) {
  const { data, error } = useQuery({
    queryKey: ["holdings", organisation, id],
    queryFn: () => fetched(browserApi(organisation).GET("/api/v1/members/{id}/holdings", { params: { path: { id } } })),
    staleTime: 0,
  });
  if (error) return <ProblemAlert problem={error instanceof ApiError ? error.problem : String(error)} />;
  if (!data) return <p role="status" className="text-sm text-muted">{words.reading}</p>;
  if (data.data.length === 0) return <p className="text-sm text-muted">{words.nothing}</p>;
  return (
    <div className="text-sm">
      <p className="font-medium">{words.ends}</p>
      <ul className="mt-1 list-disc space-y-1 pl-5 text-muted">
        {data.data.map((sentence) => (
          <li key={sentence} className="break-words">{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
