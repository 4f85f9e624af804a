import { Button, InlineError, Text } from "@shopify/polaris";
import { MinusIcon, PlusIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { Picture } from "#app/ui/picture.tsx";
import styles from "./acts.module.css";

/** The order's lines, to choose from; or others, as the label says. */
export function QuantityLines({ label, children }: { label?: string; children: ReactNode }): ReactNode {
  const { t } = useTranslation("act");
  return (
    <fieldset className={styles.set}>
      <Text as="legend" variant="headingSm">
        {label ?? t("items")}
      </Text>
      {children}
    </fieldset>
  );
}

interface LineProps {
  /** The field's name. */
  field: string;
  title: string;
  imageUrl: string | null;
  /** Below the title. */
  about: ReactNode;
  /** 0: none of it can be chosen, for this reason. */
  most: number;
  noneLeft: string;
  /** There may as well be more than there are: `most` is only where counting ends. */
  isOpenEnded?: boolean;
  value: string | undefined;
  onChange: (value: string) => void;
  problem: string | undefined;
  /** Below the line. */
  children?: ReactNode;
}

/** One line of the order, and how many of it. */
export function QuantityLine({ field, title, most, value = "0", problem, onChange, ...props }: LineProps): ReactNode {
  return (
    <div className={styles.line}>
      <Picture url={props.imageUrl} />
      <div className={styles.lineText}>
        <span>{title}</span>
        {props.about ? <span className={styles.quiet}>{props.about}</span> : null}
        {problem ? <InlineError fieldID={field} message={problem} /> : null}
      </div>
      {most > 0 ? (
        <Stepper
          id={field}
          title={title}
          most={most}
          isOpenEnded={props.isOpenEnded ?? false}
          value={value}
          isWrong={!!problem}
          onChange={onChange}
        />
      ) : (
        <span className={styles.quiet}>{props.noneLeft}</span>
      )}
      {props.children}
    </div>
  );
}

interface StepperProps {
  id: string;
  title: string;
  most: number;
  isOpenEnded: boolean;
  value: string;
  isWrong: boolean;
  onChange: (value: string) => void;
}

function Stepper({ id, title, most, isOpenEnded, value, isWrong, onChange }: StepperProps): ReactNode {
  const { t } = useTranslation("act");
  const count = Number(value) || 0;
  return (
    <div className={styles.stepper}>
      <Button
        icon={MinusIcon}
        accessibilityLabel={t("fewer", { title })}
        disabled={count <= 0}
        onClick={() => onChange(String(Math.max(0, count - 1)))}
      />
      <input
        id={id}
        className={styles.quantity}
        type="text"
        inputMode="numeric"
        aria-label={t("quantityOf", { title })}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}Error` : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onFocus={(event) => event.target.select()}
      />
      <Button
        icon={PlusIcon}
        accessibilityLabel={t("more", { title })}
        disabled={count >= most}
        onClick={() => onChange(String(Math.min(most, count + 1)))}
      />
      {isOpenEnded ? null : <span className={styles.quiet}>{t("of", { count: most })}</span>}
    </div>
  );
}
