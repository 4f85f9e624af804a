import { Button } from "@shopify/polaris";
import { ChevronDownIcon, ChevronUpIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ListWay } from "./use-list-way.ts";

/** To the tickets beside this one in the list. Always there, so that nothing moves when the list is known. */
export function TicketWays({ way }: { way: ListWay }): ReactNode {
  const { t } = useTranslation("keys");
  return (
    <>
      <Button
        variant="tertiary"
        icon={ChevronUpIcon}
        accessibilityLabel={t("act.previousTicket")}
        disabled={!way.before}
        onClick={way.before}
      />
      <Button
        variant="tertiary"
        icon={ChevronDownIcon}
        accessibilityLabel={t("act.nextTicket")}
        disabled={!way.after}
        onClick={way.after}
      />
    </>
  );
}
