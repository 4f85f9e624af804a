import type { GoOn } from "../authority/begin-act.ts";
import { useAct } from "../use-act.tsx";
import type { CancellationForm, CancellationPreview } from "./cancellation-preview.ts";

export type Cancellation = ReturnType<typeof useCancellation>;

/** The cancellation that is being chosen, calculated and confirmed. */
export function useCancellation(
  number: number,
  { paid, mayRestock }: CancellationForm,
  onOutdated: () => void,
  goOn: GoOn | null,
) {
  return useAct<CancellationPreview>({
    kind: "cancellation",
    number,
    untouched: {
      reason: "",
      refund: paid.presentment.minor === "0" ? "none" : "original",
      restock: mayRestock ? "on" : "",
      notify: "",
      note: "",
    },
    isChosen: ({ reason }) => reason !== "",
    onOutdated,
    goOn,
  });
}
