import type { ReactNode } from "react";
import { initialsOf } from "#app/ui/initials.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./presence.module.css";
import type { PresentPerson } from "./ticket-view.ts";

const shown = 3;

/** Who else has the ticket open, as initials; the names for who does not see them or rests on them. */
export function PresenceFaces({ present }: { present: readonly PresentPerson[] }): ReactNode {
  const { t } = useTranslation("people");
  if (!present.length) return null;
  return (
    <ul className={styles.faces} aria-label={t("here")}>
      {present.slice(0, shown).map(({ id, name, typing }) => (
        <li key={id} className={styles.face} data-typing={typing || undefined} title={name}>
          <span aria-hidden="true">{initialsOf(name)}</span>
          <span className={styles.name}>{name}</span>
        </li>
      ))}
      {present.length > shown ? <li className={styles.face}>+{present.length - shown}</li> : null}
    </ul>
  );
}

/** "Ana is writing an answer", over the end of the conversation, so that nothing moves when it comes and goes. */
export function TypingLine({ present }: { present: readonly PresentPerson[] }): ReactNode {
  const { t } = useTranslation("people");
  const [one, other, ...more] = present.filter(({ typing }) => typing);
  return (
    <div className={styles.typing} role="status">
      {one ? (
        <span className={styles.typingText}>
          {more.length
            ? t("typingMany")
            : other
              ? t("typingTwo", { name: one.name, other: other.name })
              : t("typingOne", { name: one.name })}
        </span>
      ) : null}
    </div>
  );
}
