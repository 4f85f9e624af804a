import { Spinner, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { Money } from "#app/ui/money.tsx";
import type { MoneyJson } from "../shared/money.ts";
import styles from "./acts.module.css";
import type { Act, ActPreview } from "./use-act.tsx";

interface Props<Preview extends ActPreview> {
  act: Act<Preview>;
  title: string;
  children: ReactNode;
}

/** What a choice comes to, before one confirms it. */
export function ActPreviewCard<Preview extends ActPreview>({ act, title, children }: Props<Preview>): ReactNode {
  const { t } = useTranslation("act");
  return (
    <section tabIndex={0} className={styles.preview} aria-label={title} aria-busy={act.calculating} aria-live="polite">
      <div className={styles.previewHead}>
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        {act.calculating ? <Spinner size="small" accessibilityLabel={t("preview.working")} /> : null}
      </div>
      {children}
    </section>
  );
}

/** Before anything is chosen, or while what is chosen cannot be. */
export function NothingToShow<P extends ActPreview>({ act, choose }: { act: Act<P>; choose: string }): ReactNode {
  const { t } = useTranslation("act");
  return (
    <Text as="p" tone="subdued">
      {!act.chosen
        ? choose
        : act.calculating
          ? t("preview.working")
          : act.problemOf("")
            ? t("preview.notAsked")
            : t("preview.blocked")}
    </Text>
  );
}

/** Which payments the money goes back to; in the currency the customer paid in, the shop's beside it. */
export function PaymentList(props: {
  of: readonly { method: string; amount: MoneyJson; shopAmount: MoneyJson }[];
}): ReactNode {
  const { t } = useTranslation("act");
  return (
    <ul className={styles.payments}>
      {props.of.map(({ method, amount, shopAmount }, index) => (
        <li key={index}>
          <span>{t("preview.to", { method })}</span>
          <span>
            <Money of={amount} />
            {amount.currency === shopAmount.currency ? null : (
              <span className={styles.quiet}>
                {" "}
                (<Money of={shopAmount} />)
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
