import { BlockStack, Button, InlineStack, Spinner, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { actButtonId } from "../act-button-id.ts";
import { AllowButton } from "../allow-button.tsx";
import type { MayCancel } from "./may-cancel.ts";

interface Props {
  mayCancel: MayCancel;
  onCancel: () => void;
  /** What helps where it was sent already. */
  onReturn: () => void;
}

/** Opens the cancellation, says how far one is, or in plain words why there is nothing to open. */
export function CancelButton({ mayCancel, onCancel, onReturn }: Props): ReactNode {
  const { t } = useTranslation("cancellation");
  const { t: shared } = useTranslation("act");
  if (mayCancel.ok)
    return (
      <InlineStack>
        <Button id={actButtonId("cancellation")} onClick={onCancel}>
          {t("open")}
        </Button>
      </InlineStack>
    );
  const { problem } = mayCancel;
  // That it is cancelled stands at the top of the order.
  if (problem === "no_order" || problem === "cancelled") return null;
  if (problem === "running")
    return (
      <div role="status">
        <InlineStack gap="200" blockAlign="center">
          <Spinner size="small" />
          <Text as="span">{t("running")}</Text>
        </InlineStack>
      </div>
    );
  return (
    <BlockStack gap="150" inlineAlign="start">
      <Text as="p" tone="subdued">
        {t(`may.${problem}`)}
      </Text>
      {problem === "fulfilled" ? (
        <Button variant="plain" onClick={onReturn}>
          {shared("instead.return")}
        </Button>
      ) : null}
      {problem === "scope_missing" ? <AllowButton scope={mayCancel.scope ?? "write_orders"} /> : null}
    </BlockStack>
  );
}
