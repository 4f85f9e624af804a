import type { ReactNode } from "react";
import { drawKeys } from "./shortcuts.ts";
import styles from "./key-caps.module.css";

const onMac = (): boolean => typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** Keys as they stand on the keyboard. Only in what opens after the page is there: a server does not know the keyboard. */
export function KeyCaps({ keys }: { keys: string }): ReactNode {
  return (
    <span className={styles.keys}>
      {drawKeys(keys, onMac()).map((key, index) => (
        <kbd key={index}>{key}</kbd>
      ))}
    </span>
  );
}
