import { Icon } from "@shopify/polaris";
import { XSmallIcon } from "@shopify/polaris-icons";
import { useId, useState, type KeyboardEvent, type ReactNode } from "react";
import { normaliseAddress } from "#app/platform/mail/address.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./composer.module.css";

interface Props {
  label: string;
  addresses: readonly string[];
  /** Offered while one types. */
  people: readonly string[];
  readOnly: boolean;
  error: string | null;
  onChange(addresses: string[]): void;
}

/** Addresses as chips. What is no address stays, marked, until it is put right: nothing typed is thrown away. */
export function RecipientField({ label, addresses, people, readOnly, error, onChange }: Props): ReactNode {
  const { t } = useTranslation("reply");
  const [typed, setTyped] = useState("");
  const id = useId();

  function commit(text: string): void {
    const more = text.split(/[\s,;]+/).flatMap((one) => one.replace(/^<|>$/g, "") || []);
    setTyped("");
    if (more.length) onChange([...new Set([...addresses, ...more.map((one) => normaliseAddress(one) ?? one)])]);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if ([",", ";", " "].includes(event.key) || (event.key === "Enter" && !event.metaKey && !event.ctrlKey)) {
      event.preventDefault();
      commit(typed);
    }
    if (event.key === "Backspace" && typed === "") onChange(addresses.slice(0, -1));
  }

  return (
    <div className={styles.recipients} data-invalid={error ? true : undefined}>
      <label htmlFor={id} className={styles.recipientsLabel}>
        {label}
      </label>
      <div className={styles.chips}>
        {addresses.map((address) => (
          <span
            key={address}
            className={styles.chip}
            data-invalid={normaliseAddress(address) === null || undefined}
            title={normaliseAddress(address) === null ? t("recipientInvalid", { address }) : undefined}
          >
            <span className={styles.chipText}>{address}</span>
            <button
              type="button"
              className={styles.chipRemove}
              disabled={readOnly}
              aria-label={t("removeRecipient", { address })}
              onClick={() => onChange(addresses.filter((one) => one !== address))}
            >
              <Icon source={XSmallIcon} />
            </button>
          </span>
        ))}
        <input
          id={id}
          type="text"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className={styles.chipInput}
          value={typed}
          readOnly={readOnly}
          list={`${id}-people`}
          aria-label={`${label}: ${t("addRecipient")}`}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => {
            const next = event.target.value;
            // Chosen from the list: it is whole at once.
            if (people.includes(next)) commit(next);
            else setTyped(next);
          }}
          onPaste={(event) => {
            const text = event.clipboardData.getData("text");
            if (!/[\s,;]/.test(text.trim())) return;
            event.preventDefault();
            commit(`${typed}${text}`);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => commit(typed)}
        />
        <datalist id={`${id}-people`}>
          {people
            .filter((one) => !addresses.includes(one))
            .map((one) => (
              <option key={one} value={one} />
            ))}
        </datalist>
      </div>
      {error ? (
        <span id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </span>
      ) : null}
    </div>
  );
}
