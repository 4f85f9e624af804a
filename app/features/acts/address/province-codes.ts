/**
 * States and provinces of countries where an address without one is not complete, by Shopify's codes. In other countries
 * the code is typed, and Shopify says whether it is one.
 */
const provinces: Readonly<Record<string, string>> = {
  AU: `ACT Australian Capital Territory, NSW New South Wales, NT Northern Territory, QLD Queensland, SA South Australia,
    TAS Tasmania, VIC Victoria, WA Western Australia`,
  BR: `AC Acre, AL Alagoas, AP Amapá, AM Amazonas, BA Bahia, CE Ceará, DF Distrito Federal, ES Espírito Santo, GO Goiás,
    MA Maranhão, MT Mato Grosso, MS Mato Grosso do Sul, MG Minas Gerais, PA Pará, PB Paraíba, PR Paraná, PE Pernambuco,
    PI Piauí, RN Rio Grande do Norte, RS Rio Grande do Sul, RJ Rio de Janeiro, RO Rondônia, RR Roraima,
    SC Santa Catarina, SP São Paulo, SE Sergipe, TO Tocantins`,
  CA: `AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NL Newfoundland and Labrador,
    NT Northwest Territories, NS Nova Scotia, NU Nunavut, ON Ontario, PE Prince Edward Island, QC Quebec,
    SK Saskatchewan, YT Yukon`,
  US: `AL Alabama, AK Alaska, AS American Samoa, AZ Arizona, AR Arkansas, AA Armed Forces Americas,
    AE Armed Forces Europe, AP Armed Forces Pacific, CA California, CO Colorado, CT Connecticut, DE Delaware,
    DC District of Columbia, FL Florida, GA Georgia, GU Guam, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa,
    KS Kansas, KY Kentucky, LA Louisiana, ME Maine, MH Marshall Islands, MD Maryland, MA Massachusetts, MI Michigan,
    FM Micronesia, MN Minnesota, MS Mississippi, MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire,
    NJ New Jersey, NM New Mexico, NY New York, NC North Carolina, ND North Dakota, MP Northern Mariana Islands, OH Ohio,
    OK Oklahoma, OR Oregon, PW Palau, PA Pennsylvania, PR Puerto Rico, RI Rhode Island, SC South Carolina,
    SD South Dakota, TN Tennessee, TX Texas, VI U.S. Virgin Islands, UT Utah, VT Vermont, VA Virginia, WA Washington,
    WV West Virginia, WI Wisconsin, WY Wyoming`,
};

/** What can be chosen in a country, by name; null: its provinces are not known here. */
export function listProvinces(countryCode: string): { value: string; label: string }[] | null {
  const known = Object.hasOwn(provinces, countryCode) ? provinces[countryCode] : undefined;
  if (known === undefined) return null;
  return known.split(",").map((one) => {
    const [value = "", ...name] = one.trim().split(/\s+/);
    return { value, label: name.join(" ") };
  });
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * The code of what was typed for a province, code or name; as typed where the country's are not known here.
 * @returns null when the country has no such province
 */
export function provinceCodeOf(countryCode: string, typed: string): string | null {
  const known = listProvinces(countryCode);
  if (!known || typed === "") return typed;
  const found = known.find(({ value, label }) => plain(value) === plain(typed) || plain(label) === plain(typed));
  return found?.value ?? null;
}
