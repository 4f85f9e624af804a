import { useSyncExternalStore, type ReactNode } from "react";
import { drawKeys } from "./shortcuts.ts";
import styles from "./key-caps.module.css";

const onMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

const never = () => () => undefined;

/** Keys as they stand on the keyboard; a server does not know it, and writes Ctrl. */
export function KeyCaps({ keys }: { keys: string }): ReactNode {
  const mac = useSyncExternalStore(never, onMac, () => false);
  return (
    <span className={styles.keys}>
      {drawKeys(keys, mac).map((key, index) => (
        <kbd key={index}>{key}</kbd>
      ))}
    </span>
  );
}
