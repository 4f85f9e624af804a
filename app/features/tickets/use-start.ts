import { useBlocker, useFetcher, useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useAnswer } from "#app/ui/use-answer.ts";
import type { Outcome } from "../shared/outcome.ts";
import { keepStart, readKeptStart, type TypedStart } from "./kept-start.ts";
import type { StartProblem } from "./start-ticket.server.ts";

type Answer = Outcome<{ number: number }, StartProblem>;

/**
 * Typing and sending the first message of a new ticket. It outlives a reload, and nobody leaves the page without deciding
 * about it; it goes away when the server has taken it or when it is thrown away.
 * @param about what the form was opened for: texts for different things are kept apart
 * @param blank the form as it is opened
 */
export function useStart(about: string, blank: TypedStart) {
  const navigate = useNavigate();
  const sender = useFetcher<Answer>();
  const [typed, setTyped] = useState<TypedStart | null>(null);
  const [takenAs, setTakenAs] = useState<number | null>(null);
  const values = typed ?? blank;
  const { state, data } = sender;
  const busy = state !== "idle" || takenAs !== null;
  const dirty = typed !== null && !isSame(typed, blank);

  // Not while the page is drawn first: the server does not know of it.
  useEffect(() => setTyped(readKeptStart(about)), [about]);
  useEffect(() => {
    if (typed && takenAs === null) keepStart(about, isSame(typed, blank) ? null : typed);
  }, [about, typed, blank, takenAs]);
  useAnswer(data, (answer) => {
    if (!answer.ok) return;
    keepStart(about, null);
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
    set: (change: Partial<TypedStart>) => setTyped((now) => ({ ...(now ?? blank), ...change })),
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
              keepStart(about, null);
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
