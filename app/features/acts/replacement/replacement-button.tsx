import { Button, InlineStack } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { actButtonId } from "../act-button-id.ts";

/** Opens what can be sent again. Whether it may be is asked of Shopify then. */
export function ReplacementButton({ onReplace }: { onReplace: () => void }): ReactNode {
  const { t } = useTranslation("replacement");
  return (
    <InlineStack>
      <Button id={actButtonId("replacement")} onClick={onReplace}>
        {t("open")}
      </Button>
    </InlineStack>
  );
}
