import type { GoOn } from "../authority/begin-act.ts";
import { useAct } from "../use-act.tsx";
import { typedFields } from "../address/typed-address.ts";
import type { ReplacementForm, ReplacementPreview } from "./replacement-preview.ts";

export type Replacement = ReturnType<typeof useReplacement>;

/** What is being sent again: chosen, calculated and confirmed. */
export function useReplacement(
  number: number,
  { address, opened }: ReplacementForm,
  onOutdated: () => void,
  goOn: GoOn | null,
) {
  return useAct<ReplacementPreview>({
    kind: "replacement",
    number,
    untouched: { reason: "", note: "", evenIfShort: "", address: address ? "order" : "other", ...typedFields(address) },
    isChosen: (values) =>
      Object.entries(values).some(([field, value]) => field.startsWith("line.") && Number(value) > 0),
    beside: { opened },
    onOutdated,
    goOn,
  });
}
