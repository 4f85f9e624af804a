import { usePage } from "#app/ui/page-context.tsx";
import type { GoOn } from "../authority/begin-act.ts";
import { useAct, type ActValues } from "../use-act.tsx";
import type { RefundForm, RefundPreview } from "./refund-preview.ts";

export type RefundValues = ActValues;
export type Refund = ReturnType<typeof useRefund>;

const untouched: RefundValues = {
  shipping: "none",
  restock: "none",
  method: "original",
  reason: "",
  note: "",
  notify: "",
};

/** The refund that is being chosen, calculated and confirmed. */
export function useRefund(number: number, { currency }: RefundForm, onOutdated: () => void, goOn: GoOn | null) {
  const { locale } = usePage();
  return useAct<RefundPreview>({
    kind: "refund",
    number,
    untouched,
    isChosen: isAnythingChosen,
    beside: { currency, locale },
    onOutdated,
    goOn,
  });
}

const isAnythingChosen = (values: RefundValues): boolean =>
  Object.entries(values).some(
    ([field, value]) =>
      (field.startsWith("line.") && Number(value) > 0) ||
      (field === "shipping" && value === "all") ||
      (field === "shippingAmount" && value.trim() !== "" && values.shipping === "amount") ||
      (field === "amount" && value.trim() !== ""),
  );
