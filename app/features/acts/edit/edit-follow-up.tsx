import { Button } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useMoneyText } from "#app/ui/money.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { moneyFromJson, toDecimal } from "../../shared/money.ts";
import type { ActionView } from "../action-view.ts";
import { useBeginAct } from "../authority/begin-act.ts";

/** After an edit that made the order cheaper than what was paid: the refund of the difference, one click away. */
export function EditFollowUp({ action, onLeave }: { action: ActionView; onLeave: () => void }): ReactNode {
  const { t } = useTranslation("edit");
  const money = useMoneyText();
  const begin = useBeginAct();
  const { minor, currency } = action.about ?? {};
  if (!begin || action.kind !== "edit" || action.variant !== "back" || !minor || !currency) return null;
  return (
    <Button
      variant="primary"
      onClick={() => {
        onLeave();
        begin("refund", { values: { amount: toDecimal(moneyFromJson({ minor, currency })) } });
      }}
    >
      {t("refundNow", { amount: money({ minor, currency }) })}
    </Button>
  );
}
