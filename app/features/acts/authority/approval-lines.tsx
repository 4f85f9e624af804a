import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ActionView } from "../action-view.ts";
import { OverLines } from "./ask-parts.tsx";

/** Why somebody else was asked for an act, and what they said; nothing where nobody had to be. */
export function ApprovalLines({ action }: { action: ActionView }): ReactNode {
  const { t } = useTranslation("authority");
  const { approval, staffName } = action;
  if (!approval) return null;
  const { state, word, decidedBy, decisionWord, over } = approval;
  return (
    <>
      {state === "asked" ? <OverLines of={over} who={staffName} /> : null}
      {word ? <Said who={staffName} word={word} /> : null}
      {state === "asked" ? null : (
        <Text as="p" variant="bodySm" tone="subdued">
          {t(`line.${state}`, { who: decidedBy ?? "" })}
        </Text>
      )}
      {decisionWord ? <Said who={decidedBy ?? ""} word={decisionWord} /> : null}
    </>
  );
}

function Said({ who, word }: { who: string; word: string }): ReactNode {
  const { t } = useTranslation("authority");
  return (
    <Text as="p" variant="bodySm" tone="subdued" breakWord>
      {t("line.word", { who, word })}
    </Text>
  );
}
