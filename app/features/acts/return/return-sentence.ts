import { formatMoney, moneyFromJson } from "../../shared/money.ts";
import type { ActionView } from "../action-view.ts";
import type { ReplyLanguage } from "../refund/refund-sentence.ts";

interface Words {
  back(items: string): string;
  out(items: string): string;
  label(url: string): string;
  number(number: string): string;
  fee(amount: string): string;
}

const words: Record<ReplyLanguage, Words> = {
  en: {
    back: (items) => `I have set up the return: please send back ${items}.`,
    out: (items) => `For it you get ${items}.`,
    label: (url) => `Your label: ${url}`,
    number: (number) => `The number of your parcel is ${number}.`,
    fee: (amount) => `We keep ${amount} of what you paid for the way back.`,
  },
  "pt-BR": {
    back: (items) => `Registrei a devolução: envie de volta ${items}.`,
    out: (items) => `Em troca, você recebe ${items}.`,
    label: (url) => `Sua etiqueta: ${url}`,
    number: (number) => `O número do seu pacote é ${number}.`,
    fee: (amount) => `Do valor pago, descontamos ${amount} pelo frete da devolução.`,
  },
  pl: {
    back: (items) => `Zwrot jest przygotowany. Proszę odesłać: ${items}.`,
    out: (items) => `W zamian wyślemy: ${items}.`,
    label: (url) => `Etykieta: ${url}`,
    number: (number) => `Numer przesyłki: ${number}.`,
    fee: (amount) => `Z zapłaconej kwoty potrącimy ${amount} za przesyłkę zwrotną.`,
  },
};

/** What a reply can say of a return: what is to be sent back and how; null unless it was made. */
export function writeReturnSentence({ state, lines, about = {} }: ActionView, language: ReplyLanguage): string | null {
  if (state !== "succeeded") return null;
  const say = words[language];
  const items = lines.map(({ title, quantity }) => `${quantity} × ${title}`);
  const { instructions, label, tracking, fee, feeCurrency, out } = about;
  return [
    say.back(new Intl.ListFormat(language, { type: "conjunction" }).format(items)),
    out ? say.out(out) : null,
    fee && feeCurrency ? say.fee(formatMoney(moneyFromJson({ minor: fee, currency: feeCurrency }), language)) : null,
    instructions,
    label ? say.label(label) : null,
    tracking ? say.number(tracking) : null,
  ]
    .filter(Boolean)
    .join("\n");
}
