import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ActionView } from "../action-view.ts";
import { OverLines } from "./ask-parts.tsx";

interface Props {
  action: ActionView;
  /** The reader asked for it. */
  isMine?: boolean;
}

/** Why somebody else was asked for an act, or what they said; nothing where nobody had to be. */
export function ApprovalLines({ action, isMine = false }: Props): ReactNode {
  const { t } = useTranslation("authority");
  const { approval, staffName } = action;
  if (!approval) return null;
  const { state, word, decidedBy, decisionWord, over } = approval;
  if (state === "asked")
    return (
      <>
        <OverLines of={over} who={isMine ? undefined : staffName} />
        {word && !isMine ? <Said who={staffName} word={word} /> : null}
      </>
    );
  return (
    <>
      <Text as="p" variant="bodySm" tone="subdued">
        {t(`line.${state}`, { who: decidedBy ?? "" })}
      </Text>
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
