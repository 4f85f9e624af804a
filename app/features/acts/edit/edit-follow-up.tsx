import { Button } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useMoneyText } from "#app/ui/money.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ActionView } from "../action-view.ts";
import { useBeginAct } from "../authority/begin-act.ts";
import { refundDifference } from "./refund-difference.ts";

/** After an edit that made the order cheaper than what was paid: the refund of the difference, one click away. */
export function EditFollowUp({ action, onLeave }: { action: ActionView; onLeave: () => void }): ReactNode {
  const { t } = useTranslation("edit");
  const money = useMoneyText();
  const { locale } = usePage();
  const begin = useBeginAct();
  const refund = refundDifference(action, locale);
  const { minor, currency } = action.about ?? {};
  if (!begin || !refund || !minor || !currency) return null;
  return (
    <Button
      variant="primary"
      onClick={() => {
        onLeave();
        begin("refund", refund);
      }}
    >
      {t("refundNow", { amount: money({ minor, currency }) })}
    </Button>
  );
}
