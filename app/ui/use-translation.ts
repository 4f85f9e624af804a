import type { i18n, Namespace, TFunction } from "i18next";
import { useContext } from "react";
import { I18nContext } from "react-i18next";

const known = new WeakMap<i18n, Map<string, unknown>>();

/**
 * The page's texts of one namespace: `const { t } = useTranslation("inbox")`. The library's own hook copies the whole
 * translator each time it is called, which was a sixth of the time of a page with fifty rows; the language of a page
 * does not change, so none of what it watches for can happen.
 */
export function useTranslation<const Ns extends Namespace = "common">(
  namespace?: Ns,
): { t: TFunction<Ns>; i18n: i18n } {
  const { i18n } = useContext(I18nContext);
  let texts = known.get(i18n);
  if (!texts) known.set(i18n, (texts = new Map()));
  const name = String(namespace ?? "common");
  let t = texts.get(name);
  if (!t) texts.set(name, (t = remembering(i18n.getFixedT(null, namespace ?? "common") as unknown as Translate)));
  return { t: t as TFunction<Ns>, i18n };
}

type Translate = (key: string, ...rest: unknown[]) => string;

/** A text without anything to put into it is always the same; the library takes a fifth of a page's time to find them. */
function remembering(translate: Translate): Translate {
  const plain = new Map<string, string>();
  return (key, ...rest) => {
    if (rest.length) return translate(key, ...rest);
    let text = plain.get(key);
    if (text === undefined) plain.set(key, (text = translate(key)));
    return text;
  };
}
