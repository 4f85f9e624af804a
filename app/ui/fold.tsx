import type { ReactNode } from "react";
import styles from "./fold.module.css";

/** A part that one opens on demand; works without script. */
export function Fold({ title, open, children }: { title: ReactNode; open?: boolean; children: ReactNode }): ReactNode {
  return (
    <details className={styles.fold} open={open}>
      <summary>{title}</summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
