import { useBlocker, useFetcher, useNavigate } from "@remix-run/react";
import { useEffect, useMemo, useState } from "react";
import { useAnswer } from "#app/ui/use-answer.ts";
import { keptFiles } from "../replies/composed-file.ts";
import { useDraftFiles } from "../replies/use-draft-files.ts";
import type { Outcome, Refusal } from "../shared/outcome.ts";
import { keepStart, readKeptStart, type TypedStart } from "./kept-start.ts";
import type { StartMailbox } from "./start-draft.ts";
import { keyAfter } from "./start-refusal.ts";
import type { StartProblem } from "./start-ticket.server.ts";

type Answer = Outcome<{ number: number }, StartProblem>;

/**
 * Typing and sending the first message of a new ticket. It outlives a reload, and nobody leaves the page without deciding
 * about it; it goes away when the server has taken it or when it is thrown away.
 * @param staffId who writes
 * @param about what the form was opened for: texts for different things are kept apart
 * @param blank the form as it is opened
 */
export function useStart(staffId: string, about: string, blank: TypedStart, mailboxes: StartMailbox[]) {
  const navigate = useNavigate();
  const sender = useFetcher<Answer>();
  const [typed, setTyped] = useState<TypedStart | null>(null);
  const [takenAs, setTakenAs] = useState<number | null>(null);
  const draft = typed ?? blank;
  const files = useDraftFiles(`/app/tickets/new/files?start=${draft.startKey}`, "reply", []);
  const values = useMemo(() => ({ ...draft, files: keptFiles(files.files, "reply") }), [draft, files.files]);
  const [early, setEarly] = useState<Refusal | null>(null);
  const place = useMemo(() => ({ staffId, about }), [staffId, about]);
  const { state, data } = sender;
  const busy = state !== "idle" || takenAs !== null;
  const set = (change: Partial<TypedStart>) => setTyped((now) => ({ ...(now ?? blank), ...change }));
  const dirty = typed !== null && (!isSame(values, blank) || files.uploading);
  const restoreFiles = files.restore;

  // Not while the page is drawn first: the server does not know of it.
  useEffect(() => {
    const kept = readKeptStart(place, mailboxes);
    setTyped(kept);
    restoreFiles(kept?.files ?? []);
  }, [place, mailboxes, restoreFiles]);
  useEffect(() => {
    if (typed && takenAs === null) keepStart(place, isSame(values, blank) ? null : values);
  }, [place, typed, values, blank, takenAs]);
  useAnswer(data, (answer) => {
    if (!answer.ok) return set({ clientKey: keyAfter(answer, values.clientKey) });
    keepStart(place, null);
    setTakenAs(answer.value.number);
  });
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && takenAs === null && whereOf(currentLocation) !== whereOf(nextLocation),
  );
  useEffect(() => {
    if (takenAs !== null) navigate(`/app/tickets/${takenAs}`);
  }, [takenAs, navigate]);

  return {
    values,
    set,
    busy,
    files: {
      ...files,
      add(chosen: readonly File[]): void {
        set({});
        files.add(chosen);
      },
    },
    refusal: early ?? (data && !data.ok && state === "idle" ? data : null),
    send(name: string): void {
      if (busy) return;
      setEarly(files.uploading ? { ok: false, problem: "files_uploading", field: "files" } : null);
      if (files.uploading) return;
      const { cc, bcc, orderId, files: kept, ...words } = values;
      const recipients = JSON.stringify({ cc, bcc });
      const fileIds = kept.map(({ id }) => id).join(",");
      sender.submit({ ...words, name, orderId: orderId ?? "", recipients, files: fileIds }, { method: "post" });
    },
    /** Somebody wants to go elsewhere and has to decide; null: nobody does. */
    leaving:
      blocker.state === "blocked"
        ? {
            stay: () => blocker.reset(),
            discard() {
              keepStart(place, null);
              blocker.proceed();
            },
          }
        : null,
  };
}

/** Whatever the keys: they are made anew each time the form is opened. */
const isSame = (one: TypedStart, other: TypedStart): boolean => wordsOf(one) === wordsOf(other);
const wordsOf = (typed: TypedStart): string => JSON.stringify({ ...typed, clientKey: "", startKey: "" });

const whereOf = ({ pathname, search }: { pathname: string; search: string }): string => pathname + search;
