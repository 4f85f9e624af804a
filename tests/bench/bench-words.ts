import { makeRandom } from "#tests/standin/world/random.ts";

/** Words, sentences and names in the quantities of a large shop. As in real texts the n-th word is 1/n as frequent. */

const languages = {
  en: {
    real: "please parcel order when delivery still waiting refund colour broken size wrong missing address thank return box today week tracking paid gift sleeve courier street label voucher invoice stock torn".split(
      " ",
    ),
    onsets: "b br c ch cl d dr f fl g gr h j k l m n p pl qu r s sh sl sp st t th tr v w".split(" "),
    nuclei: "a e i o u ea oo ai ou".split(" "),
    codas: "ck ll m n nd ng nt p r rd rk s ss st t th x le er ing".split(" "),
  },
  pl: {
    real: "proszę paczka zamówienie kiedy dostawa nadal czekam zwrot kolor uszkodzony rozmiar zły brakuje adres dziękuję pudełko dzisiaj tydzień przesyłka zapłacone prezent rękaw kurier ulica etykieta bon faktura magazyn rozdarty".split(
      " ",
    ),
    onsets: "b c cz d dz g h j k kr l ł m n p prz r rz s sz t w wy z ż".split(" "),
    nuclei: "a e i o u y ą ę ie".split(" "),
    codas: "k ł m n na nie ć cie ek ka owy rz sz ść t w wać".split(" "),
  },
  pt: {
    real: "pacote pedido quando entrega ainda esperando reembolso cor quebrado tamanho errado falta endereço obrigado devolução caixa hoje semana rastreio pago presente manga correio rua etiqueta cupom fatura estoque rasgado".split(
      " ",
    ),
    onsets: "b br c ch d f g gr j l lh m n nh p pr qu r s t tr v x z".split(" "),
    nuclei: "a e i o u ã ão ei ou é".split(" "),
    codas: "da do l m nte r ra ro s sa so ta to va ção dade mento".split(" "),
  },
};
export type BenchLanguage = keyof typeof languages;
export const benchLanguages = Object.keys(languages) as BenchLanguage[];

const wordsEach = 30_000;

/** The vocabulary of a language, the most frequent first. The same in every run. */
export function makeVocabulary(language: BenchLanguage): string[] {
  const { real, onsets, nuclei, codas } = languages[language];
  const random = makeRandom(7 + benchLanguages.indexOf(language));
  const words = new Set(real);
  while (words.size < wordsEach) {
    const syllables = Array.from({ length: random.int(1, 3) }, () => random.pick(onsets) + random.pick(nuclei));
    words.add(syllables.join("") + random.pick(codas));
  }
  return [...words];
}

/** So many sentences of fifteen words. */
export function* makeSentences(count: number): Generator<{ language: BenchLanguage; text: string }> {
  const random = makeRandom(11);
  const vocabularies = new Map(benchLanguages.map((language) => [language, makeVocabulary(language)]));
  for (let made = 0; made < count; made++) {
    const language = benchLanguages[made % benchLanguages.length]!;
    const words = vocabularies.get(language)!;
    // n ** u is at most r with probability log(r) / log(n): Zipf's law.
    const draw = () => words[Math.floor(words.length ** random.next()) - 1]!;
    yield { language, text: Array.from({ length: 15 }, draw).join(" ") };
  }
}

const firstNames =
  "Anna Maria Jan Piotr Ewa Tomasz Agnieszka Marek Zofia Jakub Łukasz Małgorzata João Ana Paulo Beatriz Rafael Camila Thiago Larissa Emma Oliver Amelia Jack Isla Harry Sophie George Grace Noah Lena Felix Mia Jonas Klara".split(
    " ",
  );
const endings = ["ski", "ska", "wicz", "czyk", "son", "er", "mann", "es", "eira", "inho", "ton", "ley", "a", "o"];

/** So many full names: a few surnames are shared by many, most by few. The first ones are Kowalska and Fernandes. */
export function makeNames(count: number): string[] {
  const random = makeRandom(13);
  const surnames = new Set(["Kowalska", "Fernandes"]);
  const { onsets, nuclei } = languages.pl;
  while (surnames.size < 8_000) {
    const stem = Array.from({ length: random.int(1, 2) }, () => random.pick(onsets) + random.pick(nuclei)).join("");
    const name = stem + random.pick(["k", "l", "n", "r", "t", "w"]) + random.pick(endings);
    surnames.add(name[0]!.toUpperCase() + name.slice(1));
  }
  const ordered = [...surnames];
  return Array.from(
    { length: count },
    () => `${random.pick(firstNames)} ${ordered[Math.floor(ordered.length ** random.next()) - 1]!}`,
  );
}
