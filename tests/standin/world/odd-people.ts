import type { PersonGiven } from "./make-customers.ts";

/** Customers whose names, languages or missing particulars have broken software before. */
export const ODD_PEOPLE: readonly PersonGiven[] = [
  { countryCode: "IE", firstName: "Síle", lastName: "O'Brien-D'Angelo" },
  { countryCode: "US", firstName: "<script>alert(1)</script>", lastName: "<b>Bold</b>", email: "markup@mail.example" },
  { countryCode: "KW", firstName: "فاطمة", lastName: "الصباح", email: "fatima.s@inbox.example", locale: "ar" },
  { countryCode: "GB", firstName: "Zoë 🌸", lastName: "Lim 👩‍🚀", email: "zoe.lim@post.example" },
  {
    countryCode: "BR",
    firstName: "Pedro de Alcântara Francisco Antônio João Carlos Xavier de Paula Miguel Rafael Joaquim",
    lastName: "José Gonzaga Pascoal Cipriano Serafim de Bragança e Bourbon",
    email: "pedro.segundo@correio.example",
  },
  { countryCode: "JP", firstName: "さくら", lastName: "山田", email: "yamada.sakura@mail.example" },
  { countryCode: "US", firstName: 'Robert "Bobby"', lastName: "Tables'); DROP", email: "bobby@mail.example" },
  { countryCode: "DE", firstName: "Cher", lastName: null, email: "cher@post.example" },
  { countryCode: "PL", firstName: null, lastName: null, email: "bez.nazwy@poczta.example", hasAddress: false },
  {
    countryCode: "BR",
    firstName: "Dona Lourdes",
    lastName: "Pereira",
    email: null,
    note: "Orders by phone only, please speak slowly.",
  },
  { countryCode: "PT", firstName: "Maria", lastName: "Silva", email: "maria.silva@correio.example" },
  { countryCode: "PT", firstName: "Maria", lastName: "Silva", email: "silva.maria82@example.net" },
  { countryCode: "IE", firstName: "Null", lastName: "Nolan", email: "null@inbox.example", tags: ["VIP"] },
  { countryCode: "FR", firstName: "Jean–Noël", lastName: "d’Été", email: "jn.dete+cafe@courrier.example" },
];
