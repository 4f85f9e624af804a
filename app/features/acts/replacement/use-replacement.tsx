import type { GoOn } from "../authority/begin-act.ts";
import { useAct } from "../use-act.tsx";
import { addressFields } from "./parse-replacement-form.ts";
import type { ReplacementForm, ReplacementPreview, TypedAddress } from "./replacement-preview.ts";

export type Replacement = ReturnType<typeof useReplacement>;

/** What is being sent again: chosen, calculated and confirmed. */
export function useReplacement(
  number: number,
  { address }: ReplacementForm,
  onOutdated: () => void,
  goOn: GoOn | null,
) {
  return useAct<ReplacementPreview>({
    kind: "replacement",
    number,
    untouched: { reason: "", note: "", evenIfShort: "", address: address ? "order" : "other", ...typed(address) },
    isChosen: (values) =>
      Object.entries(values).some(([field, value]) => field.startsWith("line.") && Number(value) > 0),
    onOutdated,
    goOn,
  });
}

/** The address of the order, to be corrected. */
const typed = (address: TypedAddress | null): Record<string, string> =>
  Object.fromEntries(addressFields.map((field) => [`address.${field}`, address?.[field] ?? ""]));
