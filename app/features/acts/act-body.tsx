import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ActPanelProps } from "./act-panel.tsx";
import { ActResult } from "./act-result.tsx";
import type { ActionView } from "./action-view.ts";
import { PolicyLines } from "../policies/policy-lines.tsx";
import { AnswerField, OverLines, useAskLabel, WhyField } from "./authority/ask-parts.tsx";
import styles from "./acts.module.css";
import { useActText } from "./use-act-text.ts";
import type { Act, ActPreview } from "./use-act.tsx";

interface Props<Preview extends ActPreview> extends ActPanelProps {
  act: Act<Preview>;
  /** What is chosen. */
  fields: ReactNode;
  /** What it comes to. */
  preview: ReactNode;
  /** Says what the button does, to the cent. */
  confirmLabel: string;
  /** It cannot be undone, and money or goods are gone. */
  isDestructive: boolean;
}

/** The choice, what it comes to and the confirmation of that; then, in its place, what came of it. */
export function ActBody<Preview extends ActPreview>(props: Props<Preview>): ReactNode {
  const { act } = props;
  const { t } = useTranslation("common");
  const top = useRef<HTMLDivElement>(null);
  const askLabel = useAskLabel(act.shown);
  const isMade = act.result !== null;
  useEffect(() => {
    if (isMade) top.current?.focus();
  }, [isMade]);

  if (act.result)
    return (
      <div ref={top} tabIndex={-1} className={styles.heading}>
        <ActResult
          action={newest(act.result, props.actions)}
          order={props.order}
          onDecided={act.setResult}
          onClose={props.onClose}
          onAgain={act.startAgain}
          onSentence={props.onSentence}
        />
      </div>
    );

  const problem = act.problemOf("");
  return (
    <BlockStack gap="400">
      <fieldset className={styles.fields} disabled={act.confirming || act.unanswered}>
        <BlockStack gap="400">
          {props.fields}
          {act.shown?.over.length || act.shown?.policy.needsReason ? <WhyField act={act} /> : null}
          {act.answer ? <AnswerField act={act} answer={act.answer} /> : null}
        </BlockStack>
      </fieldset>
      <div className={styles.outcome}>
        {props.preview}
        {act.shown ? <PolicyLines of={act.shown.policy.findings} /> : null}
        {act.shown?.over.length ? <OverLines of={act.shown.over} /> : null}
        {problem ? (
          <Banner tone="critical" action={act.retry ? { content: t("action.retry"), onAction: act.retry } : undefined}>
            <Text as="p">{problem}</Text>
          </Banner>
        ) : null}
        {act.unanswered ? (
          <Unanswered act={act} onClose={props.onClose} />
        ) : (
          <Button
            variant="primary"
            tone={props.isDestructive && askLabel === null ? "critical" : undefined}
            fullWidth
            size="large"
            disabled={!act.preview || act.confirming}
            loading={act.confirming}
            onClick={act.confirm}
          >
            {askLabel ?? props.confirmLabel}
          </Button>
        )}
      </div>
    </BlockStack>
  );
}

/** The act as the page last heard of it; a result that came later counts until then. */
function newest(result: ActionView, actions: readonly ActionView[]): ActionView {
  const heard = actions.find(({ id }) => id === result.id);
  return heard && result.finishedAt === null ? heard : result;
}

/** A confirmation got no answer: the same is asked again, or one looks at the order; nothing else. */
function Unanswered<P extends ActPreview>({ act, onClose }: { act: Act<P>; onClose: () => void }): ReactNode {
  const t = useActText(act.kind);
  const { t: shared } = useTranslation("act");
  return (
    <Banner tone="warning" title={shared("locked.title")}>
      <BlockStack gap="200">
        <Text as="p">{t("locked")}</Text>
        <InlineStack gap="200">
          <Button loading={act.confirming} onClick={act.confirm}>
            {shared("locked.again")}
          </Button>
          <Button disabled={act.confirming} onClick={onClose}>
            {shared("back")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}
