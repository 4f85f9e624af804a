import { useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./composer.module.css";
import { RecipientField } from "./recipient-field.tsx";
import type { DraftRecipients } from "./recipients.ts";

interface Props {
  kind: "reply" | "forward";
  customer: { name: string; email: string };
  recipients: DraftRecipients;
  people: readonly string[];
  readOnly: boolean;
  /** Beside which field the server refused. */
  refusal: { field: string; text: string } | null;
  onChange(part: Partial<DraftRecipients>): void;
}

/** To whom a mail goes. An answer goes to the customer; the rows for copies open when one wants them or they are used. */
export function RecipientsRows({ kind, customer, recipients, people, readOnly, refusal, onChange }: Props): ReactNode {
  const { t } = useTranslation("reply");
  const [opened, setOpened] = useState(false);
  const open = opened || recipients.cc.length > 0 || recipients.bcc.length > 0;
  const field = (name: "to" | "cc" | "bcc") => (
    <RecipientField
      label={t(name)}
      addresses={recipients[name]}
      people={people}
      readOnly={readOnly}
      error={refusal?.field === name ? refusal.text : null}
      onChange={(addresses) => onChange({ [name]: addresses })}
    />
  );
  return (
    <div className={styles.rows}>
      <div className={styles.toRow}>
        {kind === "forward" ? (
          field("to")
        ) : (
          <span className={styles.toCustomer}>
            {t("to")} <strong>{customer.name || customer.email}</strong> {customer.name ? customer.email : ""}
          </span>
        )}
        {open ? null : (
          <button type="button" className={styles.link} onClick={() => setOpened(true)}>
            {t("addCopies")}
          </button>
        )}
      </div>
      {open ? (
        <>
          {field("cc")}
          {field("bcc")}
        </>
      ) : null}
    </div>
  );
}
