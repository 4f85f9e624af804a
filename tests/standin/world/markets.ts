import type { Random } from "./random.ts";

/** A country that the pretend shops sell to, with what makes an order from there look right. */
export interface Market {
  countryCode: string;
  country: string;
  locale: string;
  /** The currency that shoppers from there see. */
  currency: string;
  /** How often a customer comes from there. */
  weight: number;
  tax: { title: string; basisPoints: number; included: boolean };
  carriers: string[];
  firstNames: string[];
  lastNames: string[];
  /** Family names in -ski become -ska for women, whose first names end in -a. */
  hasFeminineNames?: boolean;
  cities: { city: string; province: string | null; provinceCode: string | null; zip: string }[];
  streets: string[];
  /** `{street}` and `{number}` in the country's order. */
  addressForm: string;
  phone: { prefix: string; digits: number };
  mailDomains: string[];
}

const place = (city: string, zip: string, province: string | null = null, provinceCode: string | null = null) => ({
  city,
  province,
  provinceCode,
  zip,
});
const names = (text: string): string[] => text.split(" ");
const lines = (text: string): string[] => text.split(", ");

/** Every market, the home market first. Street names are common ones; house numbers are drawn. */
export const MARKETS: readonly Market[] = [
  {
    countryCode: "PL",
    country: "Poland",
    locale: "pl",
    currency: "PLN",
    weight: 30,
    tax: { title: "VAT", basisPoints: 2300, included: true },
    carriers: ["InPost", "InPost", "DHL Express"],
    firstNames: names(
      "Anna Piotr Katarzyna Tomasz Małgorzata Michał Zofia Jakub Agnieszka Łukasz Ewa Paweł Joanna Wojciech Natalia Grzegorz Karolina Stanisław",
    ),
    lastNames: names(
      "Kowalski Nowak Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Mazur Jankowski Krawczyk Piotrowski Grabowski Pawlak Żak",
    ),
    hasFeminineNames: true,
    cities: [
      place("Kraków", "31-007"),
      place("Warszawa", "00-545"),
      place("Gdańsk", "80-831"),
      place("Wrocław", "50-106"),
      place("Poznań", "61-772"),
      place("Łódź", "90-408"),
      place("Białystok", "15-092"),
    ],
    streets: lines(
      "ul. Długa, ul. Kwiatowa, ul. Mickiewicza, al. Jana Pawła II, ul. Polna, ul. Ogrodowa, ul. Świętego Ducha, ul. 3 Maja",
    ),
    addressForm: "{street} {number}",
    phone: { prefix: "+4850", digits: 7 },
    mailDomains: ["poczta.example", "skrzynka.example", "example.com"],
  },
  {
    countryCode: "DE",
    country: "Germany",
    locale: "de",
    currency: "EUR",
    weight: 22,
    tax: { title: "MwSt.", basisPoints: 1900, included: true },
    carriers: ["DHL Express", "DHL Express", "UPS"],
    firstNames: names(
      "Lena Jonas Hannah Felix Marie Lukas Sophie Maximilian Greta Jürgen Katja Sebastian Ute Björn Mia Thorsten",
    ),
    lastNames: names(
      "Müller Schmidt Schneider Fischer Weber Schäfer Becker Großmann Krüger Hoffmann Vogel Lehmann Köhler Brandt Roth Jäger",
    ),
    cities: [
      place("Berlin", "10117"),
      place("Hamburg", "20457"),
      place("München", "80331"),
      place("Köln", "50667"),
      place("Leipzig", "04109"),
      place("Freiburg im Breisgau", "79098"),
    ],
    streets: lines("Hauptstraße, Gartenweg, Lindenallee, Bahnhofstraße, Goethestraße, Am Kirchplatz, Schillerstraße"),
    addressForm: "{street} {number}",
    phone: { prefix: "+4915", digits: 9 },
    mailDomains: ["post.example", "brief.example", "example.org"],
  },
  {
    countryCode: "IE",
    country: "Ireland",
    locale: "en-IE",
    currency: "EUR",
    weight: 8,
    tax: { title: "VAT", basisPoints: 2300, included: true },
    carriers: ["DHL Express", "UPS"],
    firstNames: names("Emma Seán Aoife Conor Niamh Cian Saoirse Liam Orla Darragh"),
    lastNames: names("Byrne Murphy O'Sullivan Walsh Kelly O'Connor Doyle McCarthy Nolan Fitzgerald"),
    cities: [
      place("Dublin", "D02 XY45", "Dublin", "D"),
      place("Cork", "T12 R2C8", "Cork", "CO"),
      place("Galway", "H91 E2K3", "Galway", "G"),
    ],
    streets: lines("Main Street, Castle Road, Grafton Row, Harbour View, Church Lane"),
    addressForm: "{number} {street}",
    phone: { prefix: "+3538", digits: 8 },
    mailDomains: ["inbox.example", "example.com"],
  },
  {
    countryCode: "PT",
    country: "Portugal",
    locale: "pt-PT",
    currency: "EUR",
    weight: 8,
    tax: { title: "IVA", basisPoints: 2300, included: true },
    carriers: ["DHL Express", "UPS"],
    firstNames: names("Maria João Inês Tiago Beatriz Rui Leonor Duarte Catarina Nuno"),
    lastNames: names("Silva Ferreira Costa Pereira Carvalho Almeida Ribeiro Lopes Marques Sá"),
    cities: [
      place("Lisboa", "1100-148"),
      place("Porto", "4050-253"),
      place("Coimbra", "3000-213"),
      place("Faro", "8000-164"),
    ],
    streets: lines("Rua Augusta, Avenida da Liberdade, Rua das Flores, Travessa do Carmo, Largo da Sé"),
    addressForm: "{street}, {number}",
    phone: { prefix: "+3519", digits: 8 },
    mailDomains: ["correio.example", "example.net"],
  },
  {
    countryCode: "BR",
    country: "Brazil",
    locale: "pt-BR",
    currency: "BRL",
    weight: 14,
    tax: { title: "Imposto de importação", basisPoints: 1700, included: false },
    carriers: ["Correios"],
    firstNames: names("Mariana Lucas Gabriela Rafael Camila Thiago Fernanda Bruno Juliana Gustavo Letícia André"),
    lastNames: names(
      "Souza Oliveira Santos Rodrigues Araújo Gonçalves Barbosa Conceição Nascimento Lima Rocha Teixeira",
    ),
    cities: [
      place("São Paulo", "01310-100", "São Paulo", "SP"),
      place("Rio de Janeiro", "22041-011", "Rio de Janeiro", "RJ"),
      place("Belo Horizonte", "30130-010", "Minas Gerais", "MG"),
      place("Curitiba", "80020-300", "Paraná", "PR"),
      place("Salvador", "40020-000", "Bahia", "BA"),
    ],
    streets: lines("Avenida Paulista, Rua das Palmeiras, Rua Quinze de Novembro, Rua da Consolação, Avenida Atlântica"),
    addressForm: "{street}, {number}",
    phone: { prefix: "+55119", digits: 8 },
    mailDomains: ["correio.example", "caixa.example", "example.com"],
  },
  {
    countryCode: "US",
    country: "United States",
    locale: "en-US",
    currency: "USD",
    weight: 16,
    tax: { title: "Sales tax", basisPoints: 825, included: false },
    carriers: ["USPS", "UPS", "USPS"],
    firstNames: names("Olivia Ethan Madison Jacob Chloe Mason Aaliyah Tyler Grace Dylan Naomi Marcus Hailey Isaiah"),
    lastNames: names(
      "Johnson Williams Garcia Miller Davis Martinez Anderson Nguyen Thompson Patel Robinson Clark Rivera Brooks",
    ),
    cities: [
      place("Portland", "97205", "Oregon", "OR"),
      place("Austin", "78701", "Texas", "TX"),
      place("Brooklyn", "11201", "New York", "NY"),
      place("Chicago", "60605", "Illinois", "IL"),
      place("Denver", "80202", "Colorado", "CO"),
      place("San Diego", "92101", "California", "CA"),
    ],
    streets: lines("Oak Street, Maple Avenue, 4th Street, Sunset Boulevard, Cedar Lane, Washington Avenue"),
    addressForm: "{number} {street}",
    phone: { prefix: "+1503555", digits: 4 },
    mailDomains: ["mail.example", "example.com", "example.net"],
  },
  {
    countryCode: "GB",
    country: "United Kingdom",
    locale: "en-GB",
    currency: "GBP",
    weight: 12,
    tax: { title: "VAT", basisPoints: 2000, included: true },
    carriers: ["Royal Mail", "UPS"],
    firstNames: names("Amelia Oliver Isla Harry Poppy Alfie Freya Rhys Imogen Callum"),
    lastNames: names("Smith Jones Taylor Evans Wilson Hughes Campbell Edwards Ahmed Clarke"),
    cities: [
      place("London", "EC1A 1BB", "England", "ENG"),
      place("Edinburgh", "EH1 1RE", "Scotland", "SCT"),
      place("Cardiff", "CF10 1EP", "Wales", "WLS"),
      place("Bristol", "BS1 4DJ", "England", "ENG"),
    ],
    streets: lines("High Street, Station Road, Victoria Terrace, Mill Lane, Queen's Gate"),
    addressForm: "{number} {street}",
    phone: { prefix: "+447700", digits: 6 },
    mailDomains: ["post.example", "example.org"],
  },
  {
    countryCode: "FR",
    country: "France",
    locale: "fr",
    currency: "EUR",
    weight: 10,
    tax: { title: "TVA", basisPoints: 2000, included: true },
    carriers: ["Colissimo", "UPS"],
    firstNames: names("Camille Hugo Léa Antoine Élodie Jérôme Chloé Théo Margaux François"),
    lastNames: names("Martin Dubois Lefèvre Moreau Girard Bonnet Rousseau Garnier Faure Mercier"),
    cities: [
      place("Paris", "75004"),
      place("Lyon", "69002"),
      place("Nantes", "44000"),
      place("Aix-en-Provence", "13100"),
    ],
    streets: lines("rue de la République, avenue Victor-Hugo, rue des Lilas, place de l'Église, quai Saint-Michel"),
    addressForm: "{number} {street}",
    phone: { prefix: "+336", digits: 8 },
    mailDomains: ["courrier.example", "example.org"],
  },
  {
    countryCode: "JP",
    country: "Japan",
    locale: "ja",
    currency: "JPY",
    weight: 5,
    tax: { title: "消費税", basisPoints: 1000, included: true },
    carriers: ["Japan Post", "DHL Express"],
    firstNames: names("Yuki Haruto Sakura Ren Aoi Sota Hina Kaito"),
    lastNames: names("Tanaka Suzuki Takahashi Watanabe Ito Yamamoto Nakamura Kobayashi"),
    cities: [
      place("Shibuya-ku", "150-0002", "Tokyo", "JP-13"),
      place("Kyoto-shi", "604-8006", "Kyoto", "JP-26"),
      place("Osaka-shi", "530-0001", "Osaka", "JP-27"),
    ],
    streets: lines("Shibuya, Nakagyo-ku, Umeda, Sakuragaoka-cho"),
    addressForm: "{street} {number}",
    phone: { prefix: "+8190", digits: 8 },
    mailDomains: ["mail.example", "example.net"],
  },
  {
    countryCode: "KW",
    country: "Kuwait",
    locale: "en",
    currency: "KWD",
    weight: 2,
    tax: { title: "VAT", basisPoints: 0, included: true },
    carriers: ["Aramex", "DHL Express"],
    firstNames: names("Fatima Yousef Noura Abdullah Mariam Hamad"),
    lastNames: names("Al-Sabah Al-Rashidi Al-Mutairi Al-Enezi Al-Kandari"),
    cities: [place("Kuwait City", "13001", "Al Asimah", "KW-KU"), place("Salmiya", "20001", "Hawalli", "KW-HA")],
    streets: lines("Block 4 Street 12 House, Salem Al Mubarak Street, Gulf Road"),
    addressForm: "{street} {number}",
    phone: { prefix: "+9655", digits: 7 },
    mailDomains: ["inbox.example", "example.com"],
  },
];

/** The market of a country. Throws on a country that is not sold to. */
export function findMarket(countryCode: string): Market {
  const market = MARKETS.find((each) => each.countryCode === countryCode);
  if (!market) throw new Error(`No market ${countryCode}`);
  return market;
}

/** Draws a full name that goes together. */
export function drawName(market: Market, random: Random): { firstName: string; lastName: string } {
  const firstName = random.pick(market.firstNames);
  const lastName = random.pick(market.lastNames);
  const feminine = market.hasFeminineNames && firstName.endsWith("a");
  return { firstName, lastName: feminine ? lastName.replace(/ski$/, "ska") : lastName };
}
