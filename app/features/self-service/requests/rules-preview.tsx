import css from "../../../../extensions/storefront-help/assets/latte-help.css?raw";
import { BlockStack, Button, Card, Select, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect, useRef, useState, type FormEvent, type MouseEvent, type ReactNode } from "react";
import { formatMoney } from "#app/features/shared/money.ts";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { isRequestKind } from "./request-kind.ts";
import styles from "./rules-preview.module.css";
import { sampleAskers, sampleMinor, sampleStates, type WantedPreview } from "./sample-order.ts";
import { useRulesPreview } from "./use-rules-preview.ts";

/**
 * Rules as they are typed, as customers would meet them: the very page of an order in the theme. Its buttons lead on within
 * it.
 */
export function RulesPreview({ values, currency }: { values: object; currency: string }): ReactNode {
  const { t, i18n } = useTranslation(["requestRules", "common"]);
  const [wanted, setWanted] = useState<WantedPreview>({ state: "fresh", asker: "customer", kind: null, isSent: false });
  const { html, problem, reading, again } = useRulesPreview(values, wanted);
  const look = (change: Partial<WantedPreview>) =>
    setWanted((now) => ({ ...now, kind: null, isSent: false, ...change }));

  // What the rules decide stands further down: it is brought in sight when something else is looked at, not while one types.
  const page = useRef<HTMLDivElement>(null);
  const shown = useRef("");
  useEffect(() => {
    const now = JSON.stringify(wanted);
    const box = page.current;
    if (!box || html === null || reading || shown.current === now) return;
    shown.current = now;
    const offers = wanted.kind
      ? null
      : box.querySelector(".latte-help__offers, .latte-help__part > ul > .latte-help__hint");
    const part = offers?.closest<HTMLElement>(".latte-help__part");
    box.scrollTop = part ? part.offsetTop - 16 : 0;
  }, [wanted, html, reading]);

  /** A button of the page: the form of a request, or what comes after it. Nothing is sent anywhere. */
  function press(event: FormEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const kind = new FormData(form).get("kind");
    const path = new URL(form.action).pathname;
    if (path.endsWith("/request/send")) return look({ kind: isRequestKind(kind) ? kind : null, isSent: true });
    if (path.endsWith("/request")) look({ kind: isRequestKind(kind) ? kind : null });
  }
  function stay(event: MouseEvent): void {
    if ((event.target as Element).closest("a")) event.preventDefault();
  }
  return (
    <div className={styles.beside}>
      <Card>
        <BlockStack gap="300">
          <CardHeading title={t("preview.title")} explain={t("preview.help")} />
          <Select
            label={t("preview.order", { amount: formatMoney({ minor: sampleMinor, currency }, i18n.language) })}
            options={sampleStates.map((value) => ({ value, label: t(`preview.state.${value}`) }))}
            value={wanted.state}
            onChange={(state: WantedPreview["state"]) => look({ state })}
          />
          <Select
            label={t("preview.who")}
            options={sampleAskers.map((value) => ({ value, label: t(`preview.asker.${value}`) }))}
            value={wanted.asker}
            onChange={(asker: WantedPreview["asker"]) => look({ asker })}
          />
          {problem === "failed" && !reading ? (
            <BlockStack gap="200" inlineAlign="start">
              <Text as="p">{t("preview.failed")}</Text>
              <Button onClick={again}>{t("common:action.retry")}</Button>
            </BlockStack>
          ) : null}
          {problem === "wrong" ? (
            <Text as="p" tone="subdued">
              {t("preview.wrong")}
            </Text>
          ) : null}
          {/* Ours, and not escaped as a text would be: it holds quotation marks. */}
          <style dangerouslySetInnerHTML={{ __html: css }} />
          <div ref={page} className={styles.page} role="group" aria-label={t("preview.title")} aria-busy={reading}>
            {html === null ? (
              <SkeletonBodyText lines={8} />
            ) : (
              // Made on our server, where every value is escaped (theme-markup.ts).
              <div onSubmitCapture={press} onClickCapture={stay} dangerouslySetInnerHTML={{ __html: html }} />
            )}
          </div>
          <Text as="p" tone="subdued">
            {t("preview.note")}
          </Text>
        </BlockStack>
      </Card>
    </div>
  );
}
