import { Button } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import type { Refund } from "./use-refund.tsx";

/** The button says what it does, to the cent; it works only for what is shown above it. */
export function RefundConfirm({ refund }: { refund: Refund }): ReactNode {
  const { t } = useTranslation("refund");
  const money = useMoneyText();
  const shown = refund.preview ?? refund.stalePreview;
  const label =
    shown && refund.chosen ? t("confirm", { amount: money(shown.amount.presentment) }) : t("confirmNothing");
  return (
    <Button
      variant="primary"
      tone="critical"
      fullWidth
      size="large"
      disabled={!refund.preview || refund.confirming}
      loading={refund.confirming}
      onClick={refund.confirm}
    >
      {label}
    </Button>
  );
}
