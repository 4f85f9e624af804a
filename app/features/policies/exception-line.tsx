import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ActionView } from "../acts/action-view.ts";
import { usePolicyText } from "./use-policy-text.ts";

/** Of an act that stepped outside of the merchant's policies: of which, and why. */
export function ExceptionLine({ action }: { action: ActionView }): ReactNode {
  const { t } = useTranslation("policies");
  const say = usePolicyText();
  const { exception, approval } = action;
  if (!exception) return null;
  // Beside a request the same words stand already.
  const isSaid = !exception.note || (approval?.state === "asked" && approval.word === exception.note);
  return (
    <Text as="p" variant="bodySm" tone="subdued" breakWord>
      {exception.outside.map(say).join(" ")}
      {isSaid ? "" : ` ${t("why.said", { reason: exception.note })}`}
    </Text>
  );
}
