import { numberIn, type NameFormat } from "./name-format.ts";
import { normaliseTracking } from "./tracking.ts";

/** What a customer's text says that could name an order. */
export interface OrderHints {
  numbers: NumberHint[];
  /** Normalised as tracking numbers are kept; most of them will be none. */
  tracking: TrackingHint[];
}

export interface NumberHint {
  /** As the customer wrote it, without the word before it: "#1001", "EN1001-PL". */
  written: string;
  digits: string;
  /** `named`: written as an order's number. `bare`: a number that could be anything. */
  strength: "named" | "bare";
}

export interface TrackingHint {
  written: string;
  number: string;
}

/** Longer texts are read to here: who writes a novel names the order at its beginning. */
const longestText = 10_000;
const mostNumbers = 20;
const mostTracking = 60;

/** Words that stand before an order's number: English, German, Polish, Portuguese, Spanish, French, Italian, Dutch. */
const orderWords =
  "order|purchase|bestellung|bestellnummer|auftrag|auftragsnummer|zam[oó]wieni[ae]|zam[oó]wieniu|zam[oó]wieniem|zam|" +
  "pedido|encomenda|compra|commande|ordine|bestelling|bestelnummer";
const fillers =
  "number|no|nr|num|numero|número|numer|nummer|n|nº|n°|№|id|is|was|ist|war|jest|é|o|do|da|mit|with|der|die|my|the|of|to|:|#|\\.|-|\\(";

const namedAfterWord = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${orderWords})(?:[\\s]*(?:${fillers})(?![\\p{L}])){0,4}[\\s]*(#?[\\p{L}]{0,6}-?\\d{2,10}(?:-?[A-Z]{1,6})?)(?![\\p{L}\\p{N}]|[.,]\\d)`,
  "giu",
);
const namedBeforeWord = new RegExp(
  `(?<![\\p{L}\\p{N}.,#])(\\d{3,10})[.]?\\s+(?:${orderWords})(?![\\p{L}\\p{N}])`,
  "giu",
);
const withHash = /(?<![\p{L}\p{N}&/])#\s?([\p{L}]{0,6}-?\d{2,10}(?:-[\p{L}]{1,6})?)(?![\p{L}\p{N}])/giu;
/** Not part of a price, a date, a time, a telephone number, a weight. */
const bare =
  /(?<![\p{L}\p{N}.,:/+€$£-]|[€$£]\s|\+\d{1,3}\s)(\d{3,10})(?![\p{L}\p{N}%€$£/:]|[.,:-]\d|\s?(?:€|\$|£|zł|EUR|USD|GBP|PLN|kg|g|mg|ml|cm|mm)(?!\p{L}))/giu;

/** Reads the hints out of a text; nothing of it is looked up here. */
export function readHints(text: string, format: NameFormat): OrderHints {
  const plain = text.slice(0, longestText).normalize("NFKC");
  const numbers = new Map<string, NumberHint>();
  const note = (written: string, strength: NumberHint["strength"]) => {
    const trimmed = written.trim();
    const digits = numberIn(trimmed, format) ?? "";
    const known = numbers.get(trimmed.toUpperCase());
    if (known?.strength !== "named" && numbers.size < mostNumbers)
      numbers.set(trimmed.toUpperCase(), { written: trimmed, digits, strength });
  };
  const whole = inFormat(format);
  for (const match of plain.matchAll(whole)) note(match[0], "named");
  // A part of such a name is no other order's: "2026" of "2026-1004".
  const rest = plain.replace(whole, (name) => " ".repeat(name.length));
  for (const match of rest.matchAll(withHash)) note(`#${match[1]}`, "named");
  for (const match of rest.matchAll(namedAfterWord)) note(match[1] ?? "", "named");
  for (const match of rest.matchAll(namedBeforeWord)) note(match[1] ?? "", "named");
  const named = new Set([...numbers.values()].map(({ digits }) => digits));
  for (const match of rest.matchAll(bare)) if (!named.has(match[1] ?? "")) note(match[1] ?? "", "bare");
  return { numbers: [...numbers.values()], tracking: readTracking(plain) };
}

/**
 * Names as this shop writes them, where they are more than a number behind a "#". With digits alone around it ("2026-1004")
 * a name looks like a part of a date or a telephone number: nothing may go on before or after it, and the number has three
 * digits at least.
 */
function inFormat({ prefix, suffix }: NameFormat): RegExp {
  const escape = (part: string) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const [before, after] = [escape(prefix.replace(/^#/, "")), escape(suffix)];
  if (/\p{L}/u.test(prefix + suffix))
    return new RegExp(`(?<![\\p{L}\\p{N}])${before}\\d{1,10}${after}(?![\\p{L}\\p{N}])`, "giu");
  if (/\p{N}/u.test(prefix + suffix))
    return new RegExp(`(?<![\\p{L}\\p{N}]|[\\p{N}+][-./])${before}\\d{3,10}${after}(?![\\p{L}\\p{N}]|[-./]\\d)`, "gu");
  return /(?!)/gu;
}

/** Single words, and runs of words as people copy them: "1Z 999 AA1 01 2345 6784". */
function readTracking(text: string): TrackingHint[] {
  const found = new Map<string, TrackingHint>();
  const words = text.split(/[\s,;()<>"']+/u).slice(0, 2_000);
  for (let start = 0; start < words.length; start++) {
    let run = "";
    for (let end = start; end < Math.min(start + 7, words.length); end++) {
      const word = (words[end] ?? "").replace(/[.:!?]+$/, "");
      if (!/^[A-Za-z0-9-]{1,40}$/.test(word) || !(/\d/.test(word) || /^[A-Z]{1,4}$/.test(word))) break;
      run = run ? `${run} ${word}` : word;
      const number = normaliseTracking(run);
      if (number.length > 40) break;
      const digits = number.replace(/\D/g, "").length;
      if (number.length >= 8 && digits >= 5 && !found.has(number)) found.set(number, { written: run, number });
      if (found.size >= mostTracking) return [...found.values()];
    }
  }
  return [...found.values()];
}

/** Every way in which the shop may have written an order that the text names so. For a look-up by name. */
export function namesFor(hints: readonly NumberHint[], { prefix, suffix }: NameFormat): string[] {
  const names = hints.flatMap(({ written, digits }) => {
    const token = written.replace(/^#/, "");
    return [
      token,
      token.toUpperCase(),
      `#${token}`,
      `#${token.toUpperCase()}`,
      digits,
      `#${digits}`,
      `${prefix}${digits}${suffix}`,
    ];
  });
  return [...new Set(names)];
}
