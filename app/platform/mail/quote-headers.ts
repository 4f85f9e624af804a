/**
 * Lines that begin quoted history and that need no context. Every pattern is tried on one line of at most 500
 * characters (or two lines joined, where mail programs break them), and none of them backtracks over more.
 */
const ONE_LINE: RegExp[] = [
  /^-{2,} ?(original message|ursprüngliche nachricht|mensagem original|message d'origine|wiadomość oryginalna|oryginalna wiadomość|mensaje original|messaggio originale|oorspronkelijk bericht|forwarded message) ?-{2,}$/i,
  /^(##-? ?)?.{0,60}(reply above this line|write above this line|odpowiedz powyżej tej linii|responda acima desta linha|bitte oberhalb dieser zeile antworten).{0,40}$/i,
  /^20\d\d年\d{1,2}月\d{1,2}日.{0,200}[:：]$/,
  /^在 ?20\d\d年.{0,200}写道[:：]$/,
];

/** Introductions such as "On …, … wrote:", which are often broken into two lines. */
const INTRODUCTIONS: RegExp[] = [
  /^on\b.{6,300}\bwrote:$/i,
  /^(am|on) .{6,300}\bschrieb\b.{0,200}:$/i,
  /^(w dniu|dnia)\b.{4,300}(pisze|napisał(\(a\)|a)?):$/i,
  /^(pon|wt|śr|czw|pt|sob|niedz)\.?,? \d.{4,300}napisał(\(a\)|a)?:$/i,
  /^em\b.{6,300}\bescreveu:$/i,
  /^le\b.{6,300}écrit ?:$/i,
  /^el\b.{6,300}escribió:$/i,
  /^il\b.{6,300}scritto:$/i,
  /^op\b.{6,300}schreef.{0,200}:$/i,
];

/** The header lines that Outlook writes above a quoted mail: the sender's, then at least two of the others. */
const OUTLOOK_FROM = /^\*?(from|von|od|de|da|van|von an) ?:\*? ?\S/i;
const OUTLOOK_NEXT =
  /^\*?(sent|date|to|cc|subject|gesendet|datum|an|betreff|wysłano|data|do|dw|temat|enviado( em)?|enviada( em)?|para|assunto|envoyé|à|objet|asunto|inviato|oggetto|verzonden|aan|onderwerp) ?:\*?/i;

const MAX_LINE = 500;

/**
 * The index of the line where quoted history begins, or `null`. History that is marked by `>` alone, and signatures,
 * are not looked for here.
 */
export function findQuoteStart(lines: readonly string[]): number | null {
  for (const [index, line] of lines.entries()) {
    if (line.length > MAX_LINE) continue;
    const text = line.trim();
    if (text === "") continue;
    if (ONE_LINE.some((pattern) => pattern.test(text))) return index;
    if (isIntroduction(text, lines[index + 1])) return index;
    if (OUTLOOK_FROM.test(text) && isOutlookBlock(lines, index)) return startOfOutlookBlock(lines, index);
  }
  return null;
}

function isIntroduction(text: string, next: string | undefined): boolean {
  if (INTRODUCTIONS.some((pattern) => pattern.test(text))) return true;
  if (text.endsWith(":") || next === undefined || next.length > MAX_LINE || !next.trimEnd().endsWith(":")) return false;
  const joined = `${text} ${next.trim()}`;
  return INTRODUCTIONS.some((pattern) => pattern.test(joined));
}

function isOutlookBlock(lines: readonly string[], index: number): boolean {
  const following = lines.slice(index + 1, index + 8).filter((line) => line.trim() !== "");
  return following.slice(0, 4).filter((line) => OUTLOOK_NEXT.test(line.trim())).length >= 2;
}

/** Outlook draws a line of underscores above the block. */
function startOfOutlookBlock(lines: readonly string[], index: number): number {
  for (let above = index - 1; above >= Math.max(0, index - 2); above -= 1) {
    if (/^[_-]{5,}$/.test((lines[above] ?? "").trim())) return above;
  }
  return index;
}
