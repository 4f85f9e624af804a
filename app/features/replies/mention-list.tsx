import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./composer.module.css";
import type { Mentions } from "./use-mentions.ts";

/** People whose name fits what was typed after `@`. */
export function MentionList({ of, id }: { of: Mentions; id: string }): ReactNode {
  const { t } = useTranslation("reply");
  if (!of.found.length) return null;
  return (
    <ul className={styles.mentions} role="listbox" id={id} aria-label={t("mentions")}>
      {of.found.map((person, index) => (
        <li
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === of.active}
          className={styles.mention}
          // Before the text loses the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            of.choose(index);
          }}
        >
          {person.name}
        </li>
      ))}
    </ul>
  );
}
