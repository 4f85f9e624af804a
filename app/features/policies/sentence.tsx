import { InlineError } from "@shopify/polaris";
import { Fragment, type ReactNode } from "react";
import styles from "./policies.module.css";

interface SentenceProps {
  /** With the names of fields in [brackets]. */
  text: string;
  fields: Record<string, ReactNode>;
  /** What is wrong with one of them, and with which. */
  problem?: { field: string; text: string } | undefined;
}

/** A sentence with fields in it, as it is read; what is wrong with one stands below. */
export function Sentence({ text, fields, problem }: SentenceProps): ReactNode {
  const parts = text.split(/\[(\w+)\]/);
  return (
    <div>
      <div className={styles.sentence}>
        {parts.map((part, index) => (
          <Fragment key={index}>{index % 2 ? <span className={styles.field}>{fields[part]}</span> : part}</Fragment>
        ))}
      </div>
      {problem ? <InlineError fieldID={problem.field} message={problem.text} /> : null}
    </div>
  );
}
