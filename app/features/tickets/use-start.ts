import { useBlocker, useFetcher, useNavigate } from "@remix-run/react";
import { useEffect, useMemo, useState } from "react";
import { useAnswer } from "#app/ui/use-answer.ts";
import type { Outcome } from "../shared/outcome.ts";
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
  const values = typed ?? blank;
  const place = useMemo(() => ({ staffId, about }), [staffId, about]);
  const { state, data } = sender;
  const busy = state !== "idle" || takenAs !== null;
  const set = (change: Partial<TypedStart>) => setTyped((now) => ({ ...(now ?? blank), ...change }));
  const dirty = typed !== null && !isSame(typed, blank);

  // Not while the page is drawn first: the server does not know of it.
  useEffect(() => setTyped(readKeptStart(place, mailboxes)), [place, mailboxes]);
  useEffect(() => {
    if (typed && takenAs === null) keepStart(place, isSame(typed, blank) ? null : typed);
  }, [place, typed, blank, takenAs]);
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
    refusal: data && !data.ok && state === "idle" ? data : null,
    send(name: string): void {
      if (busy) return;
      const { cc, bcc, orderId, ...words } = values;
      const recipients = JSON.stringify({ cc, bcc });
      sender.submit({ ...words, name, orderId: orderId ?? "", recipients }, { method: "post" });
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

/** Whatever the key: it is made anew each time the form is opened. */
const isSame = (one: TypedStart, other: TypedStart): boolean =>
  JSON.stringify({ ...one, clientKey: "" }) === JSON.stringify({ ...other, clientKey: "" });

const whereOf = ({ pathname, search }: { pathname: string; search: string }): string => pathname + search;
