import { BlockStack, Button, InlineError, InlineStack, SkeletonBodyText, Text, TextField } from "@shopify/polaris";
import { useRef, type ReactNode } from "react";
import { focusableAround, useFocusAfter } from "#app/ui/focus-after.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ActionView } from "../action-view.ts";
import { longestWord } from "./approval-view.ts";
import { useBeginAct, useIsActOpen } from "./begin-act.ts";
import { RequestFactList } from "./request-facts-list.tsx";
import styles from "./request.module.css";
import type { RequestDetail } from "./request-detail.ts";
import { useRequest, type Request } from "./use-request.tsx";

interface Props {
  action: ActionView;
  onDecided?: (action: ActionView) => void;
}

/** A request that waits: what exactly it is, and what the reader may say to it. */
export function RequestCard({ action, onDecided }: Props): ReactNode {
  const { t } = useTranslation("authority");
  const { t: common } = useTranslation("common");
  const request = useRequest(action, onDecided);
  const { detail } = request;
  const card = useRef<HTMLElement>(null);
  // With the decision the card goes; who decided goes on from the line that it stood in.
  useFocusAfter(request.hasDecided, () => focusableAround(card.current));
  return (
    // What is typed here is no answer to the customer.
    <section
      ref={card}
      className={styles.card}
      aria-label={t("waiting.title")}
      onInput={(event) => event.stopPropagation()}
    >
      {detail ? (
        <BlockStack gap="300">
          <RequestFactList action={action} of={detail} />
          {detail.isMine ? (
            <Mine of={detail} request={request} />
          ) : detail.mayNot ? (
            <Text as="p">{t("decide.notYours")}</Text>
          ) : (
            <Decide action={action} of={detail} request={request} />
          )}
          {request.problemOf() ? <InlineError fieldID={`request-${action.id}`} message={request.problemOf()!} /> : null}
        </BlockStack>
      ) : request.isElsewhere ? (
        <Text as="p">{t("waiting.told")}</Text>
      ) : request.failed ? (
        <BlockStack gap="200" inlineAlign="start">
          <Text as="p">{t("decide.failed")}</Text>
          <Button loading={request.reading} onClick={request.again}>
            {common("action.retry")}
          </Button>
        </BlockStack>
      ) : (
        <div role="status" aria-label={t("decide.loading")}>
          <SkeletonBodyText lines={6} />
        </div>
      )}
    </section>
  );
}

function Mine({ of, request }: { of: RequestDetail; request: Request }): ReactNode {
  const { t } = useTranslation("authority");
  const { locale } = usePage();
  const names = new Intl.ListFormat(locale, { type: "disjunction" }).format(of.whoMay);
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Text as="p">{names ? t("waiting.body", { names }) : t("waiting.nobody")}</Text>
      <Button loading={request.busy} onClick={() => request.decide("withdraw")}>
        {t("waiting.withdraw")}
      </Button>
    </BlockStack>
  );
}

function Decide({ action, of, request }: Props & { of: RequestDetail; request: Request }): ReactNode {
  const { t } = useTranslation("authority");
  const money = useMoneyText();
  const begin = useBeginAct();
  const isActOpen = useIsActOpen();
  const { typed } = of;
  const amount = money(action.amount.minor === "0" ? of.value : action.amount);
  return (
    <BlockStack gap="200">
      <TextField
        label={t("decide.word", { who: action.staffName })}
        helpText={t("decide.hint")}
        value={request.word}
        onChange={request.setWord}
        error={request.problemOf("word")}
        maxLength={longestWord}
        disabled={request.busy}
        multiline={1}
        autoComplete="off"
      />
      <InlineStack gap="200">
        <Button
          loading={request.busyWith === "approve"}
          disabled={request.busy}
          onClick={() => request.decide("approve")}
        >
          {t("decide.approve", { amount })}
        </Button>
        <Button
          loading={request.busyWith === "decline"}
          disabled={request.busy}
          onClick={() => request.decide("decline")}
        >
          {t("decide.decline")}
        </Button>
        {typed && begin ? (
          <Button
            disabled={request.busy || isActOpen}
            onClick={() =>
              begin(action.kind, {
                values: typed,
                insteadOf: action.id,
                answer: { to: action.staffName, word: request.word },
              })
            }
          >
            {t("decide.change")}
          </Button>
        ) : null}
      </InlineStack>
      {typed && begin && isActOpen ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {t("decide.changeLater")}
        </Text>
      ) : null}
    </BlockStack>
  );
}
