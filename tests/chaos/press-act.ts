import type { ActKind } from "#app/features/acts/act-kind.ts";
import type { ActPreview } from "#app/features/acts/act-preview.ts";
import type { ActionView } from "#app/features/acts/action-view.ts";
import type { ChaosApp } from "./chaos-app.ts";
import type { ActCase } from "./chaos-orders.ts";
import type { ChaosRecord, SentAct } from "./chaos-record.ts";
import { untilAnswered, type Ends } from "./pace.ts";
import { chooseLabel } from "./act-forms.ts";
import { actRoutes, postForm, postLabel, wordOf } from "./staff-door.ts";

/** Somebody's wish, as a form. */
export interface WantedAct {
  kind: ActKind;
  at: ActCase;
  staffId: number;
  fields: Record<string, string>;
  presses: number;
}

/**
 * Previews what is wanted, and presses the button.
 * @param more what else the button sends
 * @returns what the ticket says of it then; null: it was refused, or never answered
 */
export async function pressAct(
  app: ChaosApp,
  record: ChaosRecord,
  { kind, at, staffId, fields, presses }: WantedAct,
  ends: Ends,
  begin: () => void = () => {},
  more: Record<string, string> = {},
): Promise<ActionView | null> {
  const label = fields.labelFile === chooseLabel ? await untilAnswered(ends, () => postLabel(app, staffId, at)) : null;
  const chosen: Record<string, string> = label?.ok
    ? { labelFile: label.value.id }
    : fields.labelFile
      ? { labelFile: "" }
      : {};
  const post = <T>(all: Record<string, string>) => postForm<T>(app, staffId, at.ticketNumber, actRoutes[kind], all);
  const shown = await untilAnswered(ends, () => post<ActPreview>({ intent: "preview", ...fields, ...chosen }));
  if (!shown?.ok) {
    const word = `${kind}: ${shown ? wordOf(shown) : "no answer"}`;
    record.refusedPreviews.set(word, (record.refusedPreviews.get(word) ?? 0) + 1);
    return null;
  }
  const { requestKey, amount, over } = shown.value;
  const { minor, currency } = amount.presentment;
  const act: SentAct = { kind, requestKey, tries: 0, answer: null };
  record.acts.push(act);
  record.told.set(requestKey, { preview: shown.value });
  begin();
  const press = async () => {
    act.tries++;
    const intent = over.length ? "ask" : "confirm";
    const answer = await post<ActionView>({
      intent,
      requestKey,
      amountMinor: minor,
      currency,
      word: "Please",
      ...more,
    });
    // Shopify could not be looked at, and nothing was begun: the person presses again.
    return answer && wordOf(answer) === "not_reached" ? null : answer;
  };
  const answers = await Promise.all(Array.from({ length: presses }, () => untilAnswered(ends, press)));
  const answer = answers.find((one) => one?.ok) ?? answers.find((one) => one !== null);
  act.answer = answer ? wordOf(answer) : null;
  return answer?.ok ? answer.value : null;
}
