import { readDecider } from "#app/features/acts/read-record.ts";
import { markOf } from "#app/features/acts/act-mark.ts";
import type { ActionResult } from "#app/features/acts/action-record.ts";
import type { LabelSent, ReturnSent } from "#app/features/acts/return/return-input.ts";
import { numberOf } from "#app/features/acts/return/return-facts.ts";
import type { ReturnStepActionInput } from "#app/features/acts/return-step/return-step-input.ts";
import type { ReturnRecord, ShopState } from "#tests/standin/state.ts";
import type { MarkedRow } from "./count-made.ts";

type Labelled = Pick<ReturnRecord, "deliveries">;
type Labels = Pick<ShopState, "labels">;

const resultOf = ({ result }: Pick<MarkedRow, "result">) => result as Partial<ActionResult> | null;

/** How often the label that was given stands with a return: by its address, by its copy, or else by its number. */
export function countLabels(
  { labels = [] }: Labels,
  made: Labelled | undefined,
  { label, tracking, file }: LabelSent,
  row: Pick<MarkedRow, "result">,
): number {
  const deliveries = made?.deliveries ?? [];
  if (!label) return deliveries.filter(({ fileUrl, number }) => !fileUrl && number === tracking?.number).length;
  const given = label.fileUrl;
  if (!file) return deliveries.filter(({ fileUrl }) => fileUrl === given).length;
  const shown = resultOf(row)?.label;
  if (shown) return deliveries.filter(({ fileUrl }) => fileUrl === shown).length;
  // Which of several copies it is, nobody said: `judgeLabels` counts them all.
  const isCopy = (url: string | null) => labels.some(({ path }) => url?.endsWith(path));
  return deliveries.some(({ fileUrl }) => isCopy(fileUrl)) ? 1 : 0;
}

/** A return has a label for each act that asked for one; one of which it is said that it is missing may have come. */
export function judgeLabels(returns: readonly ReturnRecord[], rows: readonly MarkedRow[]): string[] {
  const made = rows.filter((row) => row.state === "succeeded" && isLabelled(row));
  return returns.flatMap((one) => {
    const asked = made.filter((row) => isOf(row, one));
    // What came of an act that people decided on, nobody wrote down.
    const least = asked.filter(
      ({ result }) => readDecider(result) === null && resultOf({ result })?.lacks !== "label",
    ).length;
    const there = one.deliveries.length;
    const isRight = least <= there && there <= asked.length;
    return isRight ? [] : [`${there} labels of ${one.name} at Shopify, ${least} to ${asked.length} by what we say`];
  });
}

function isLabelled({ kind, input }: MarkedRow): boolean {
  if (kind === "return" || kind === "exchange") return (input as { sent: ReturnSent }).sent.label !== null;
  if (kind !== "returnStep") return false;
  const { sent } = input as ReturnStepActionInput;
  return "addLabel" in sent || ("approve" in sent && Boolean(sent.label));
}

const isOf = ({ kind, input, idempotencyKey }: MarkedRow, { id, lines }: ReturnRecord): boolean =>
  kind === "returnStep"
    ? numberOf((input as ReturnStepActionInput).basis.returnId) === String(id)
    : lines.some(({ reasonNote }) => reasonNote.includes(markOf(idempotencyKey)));
