import type { ReturnStepChoice, ReturnView } from "./return-step-preview.ts";

type Quantities = Readonly<Record<string, number>>;
type Parts = Pick<ReturnView, "lines" | "out">;

/**
 * What goes out for what is back, by their ids, unless somebody says otherwise. Shopify does not tell what goes out for
 * which line: where as many go out as come back, line by line, they belong together, as we write them; else as many go
 * out as are back, the first ones first. All of it for all that is still to come. The rule is ours.
 */
export function goesOut({ lines, out }: Parts, back: Quantities): Record<string, number> {
  const backOf = (lineId: string) => back[lineId] ?? 0;
  if (lines.every(({ lineId, open }) => backOf(lineId) >= open))
    return Object.fromEntries(out.map(({ lineId, open }) => [lineId, open]));
  const isPaired = lines.length === out.length && lines.every((line, place) => line.quantity === out[place]!.quantity);
  let left = lines.reduce((sum, { lineId }) => sum + backOf(lineId), 0);
  return Object.fromEntries(
    out.map(({ lineId, open }, place) => {
      const quantity = Math.min(open, isPaired ? backOf(lines[place]!.lineId) : left);
      left -= quantity;
      return [lineId, quantity];
    }),
  );
}

/**
 * Whether the customer can be asked for money: something goes out, and nothing more is to come that would make them owe
 * less.
 */
export function mayBeOwed({ lines }: Parts, chosen: Pick<ReturnStepChoice, "lines" | "out">): boolean {
  const backOf = (lineId: string) => chosen.lines.find((one) => one.lineId === lineId)?.quantity ?? 0;
  return chosen.out.some(({ quantity }) => quantity > 0) && lines.every(({ lineId, open }) => backOf(lineId) >= open);
}
