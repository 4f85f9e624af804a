import { useBlocker, useFetcher } from "@remix-run/react";
import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import type { Outcome, Refusal } from "#app/features/shared/outcome.ts";
import { addChange, asSeen, isSame, layChanges, type Changes } from "./lay-changes.ts";
import { useAnswer } from "./use-answer.ts";
import { useTranslation } from "./use-translation.ts";

export interface SettingsForm<Values> {
  values: Values;
  set(change: Partial<Values>): void;
  /** What was wrong, at its field, until something else is sent. */
  refusal: Refusal | null;
  /** Admin's own bar with Save and Discard; shown while something is changed. */
  bar: ReactNode;
  dirty: boolean;
}

/**
 * A form of settings: what is typed stays until it is saved or discarded, and nobody leaves without deciding. It is sent
 * as a whole: `intent` and `values`, as JSON; what was not changed, as it is saved by now; and `seen`, what was saved by
 * then: where somebody saved something else meanwhile, a use-case may refuse, and what was typed lies over that.
 */
export function useSettingsForm<Values extends object>(saved: Values, intent = "save"): SettingsForm<Values> {
  const { t } = useTranslation("settings");
  const shopify = useAppBridge();
  const id = useId();
  const fetcher = useFetcher<Outcome<unknown>>();
  const [edited, setEdited] = useState<Changes<Values> | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const sent = useRef<Changes<Values> | null>(null);
  const values = edited ? layChanges(saved, edited) : saved;
  const dirty = !isSame(values, saved);

  useAnswer(fetcher.data, (answer) => {
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) return;
    shopify.toast.show(t("saved"));
    // What was typed while it was being saved stays.
    setEdited((now) => (now === sent.current ? null : now));
  });

  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname); // prettier-ignore
  useEffect(() => {
    if (blocker.state === "blocked") void shopify.saveBar.leaveConfirmation().then(() => blocker.proceed());
  }, [blocker, shopify]);

  function save(): void {
    sent.current = edited;
    // Told once that somebody else was faster, the reader has seen what is saved.
    const isTold = refusal?.problem === "changed_meanwhile";
    const seen = isTold ? saved : asSeen(saved, edited ?? {});
    fetcher.submit({ intent, values: JSON.stringify(values), seen: JSON.stringify(seen) }, { method: "post" });
  }
  function discard(): void {
    setEdited(null);
    setRefusal(null);
  }

  const busy = fetcher.state !== "idle";
  return {
    values,
    set: (change) => setEdited((now) => addChange(saved, now ?? {}, change)),
    refusal,
    dirty,
    bar: (
      <SaveBar id={id} open={dirty}>
        <button variant="primary" onClick={save} {...(busy && { loading: "" })}>
          {t("save")}
        </button>
        <button onClick={discard} disabled={busy}>
          {t("discard")}
        </button>
      </SaveBar>
    ),
  };
}
