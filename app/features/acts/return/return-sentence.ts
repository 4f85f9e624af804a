import { formatMoney, moneyFromJson } from "../../shared/money.ts";
import type { ActionView } from "../action-view.ts";
import type { ReplyLanguage } from "../refund/refund-sentence.ts";

interface Words {
  back(items: string): string;
  out(items: string): string;
  label(url: string): string;
  attached: string;
  number(number: string): string;
  fee(amount: string): string;
}

const words: Record<ReplyLanguage, Words> = {
  en: {
    back: (items) => `I have set up the return: please send back ${items}.`,
    out: (items) => `For it you get ${items}.`,
    label: (url) => `Your label: ${url}`,
    attached: "Your label is attached: please print it and stick it on the parcel.",
    number: (number) => `The number of your parcel is ${number}.`,
    fee: (amount) => `We keep ${amount} of what you paid for the way back.`,
  },
  "pt-BR": {
    back: (items) => `Registrei a devolução: envie de volta ${items}.`,
    out: (items) => `Em troca, você recebe ${items}.`,
    label: (url) => `Sua etiqueta: ${url}`,
    attached: "Sua etiqueta está anexada: imprima-a e cole no pacote.",
    number: (number) => `O número do seu pacote é ${number}.`,
    fee: (amount) => `Do valor pago, descontamos ${amount} pelo frete da devolução.`,
  },
  pl: {
    back: (items) => `Zwrot jest przygotowany. Proszę odesłać: ${items}.`,
    out: (items) => `W zamian wyślemy: ${items}.`,
    label: (url) => `Etykieta: ${url}`,
    attached: "Etykieta jest w załączniku: proszę ją wydrukować i nakleić na paczkę.",
    number: (number) => `Numer przesyłki: ${number}.`,
    fee: (amount) => `Z zapłaconej kwoty potrącimy ${amount} za przesyłkę zwrotną.`,
  },
};

/** What a reply can say of a return: what is to be sent back and how; null unless it was made. */
export function writeReturnSentence({ state, lines, about = {} }: ActionView, language: ReplyLanguage): string | null {
  if (state !== "succeeded") return null;
  const say = words[language];
  const items = lines.map(({ title, quantity }) => `${quantity} × ${title}`);
  const { instructions, label, labelFile, tracking, fee, feeCurrency, out } = about;
  return [
    say.back(new Intl.ListFormat(language, { type: "conjunction" }).format(items)),
    out ? say.out(out) : null,
    fee && feeCurrency ? say.fee(formatMoney(moneyFromJson({ minor: fee, currency: feeCurrency }), language)) : null,
    instructions,
    // What Shopify shows of a file may come late: the file itself goes along.
    labelFile ? say.attached : label ? say.label(label) : null,
    tracking ? say.number(tracking) : null,
  ]
    .filter(Boolean)
    .join("\n");
}
