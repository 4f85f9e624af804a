import type { Starters } from "./starter.ts";

export const startersPl: Starters = {
  payment_methods: {
    title: "Jak mogę zapłacić?",
    body: `Zapłacisz: [[metody płatności, które oferujesz]].

Kartę obciążamy [[kiedy: od razu albo przy wysyłce]]. Ceny zawierają [[podatki wliczone w cenę]].

**Płatność nie doszła do skutku**

- Sprawdź, czy adres i dane karty są takie, jakie zna Twój bank.
- Niektóre banki proszą o potwierdzenie płatności we własnej aplikacji.
- Dopóki nie masz od nas potwierdzenia, nic nie zostało zamówione. Kwota tylko zablokowana przez bank wraca sama, zwykle w ciągu [[liczba dni]] dni.`,
  },
  invoice: {
    title: "Gdzie znajdę fakturę?",
    body: `Fakturę wysyłamy [[jak: e-mailem z potwierdzeniem zamówienia albo w paczce]].

Potrzebujesz jej ponownie albo z nazwą firmy i NIP-em? Napisz do nas, podając numer zamówienia i dane do faktury. Dostaniesz ją w ciągu [[liczba dni]] dni roboczych.`,
  },
  change_order: {
    title: "Czy mogę zmienić lub anulować zamówienie?",
    body: `Tak, dopóki nie zaczęliśmy go pakować. Zwykle masz na to [[liczba godzin]] godzin od złożenia zamówienia.

Znajdź zamówienie przez „Śledź zamówienie”. Zobaczysz tam, co jest jeszcze możliwe: anulowanie albo inny adres. W innych sprawach napisz do nas jak najszybciej.

Gdy paczka już wyszła, nie możemy jej zmienić. Możesz ją odesłać: zobacz „Jak odesłać towar?”.`,
  },
  confirmation_missing: {
    title: "Nie mam potwierdzenia zamówienia",
    body: `Wysyłamy je na podany adres e-mail w ciągu kilku minut.

- Zajrzyj do folderu ze spamem.
- Być może w adresie jest literówka. Znajdź zamówienie po numerze przez „Śledź zamówienie” albo napisz do nas, podając nazwisko i to, co zamawiasz.

Jeśli bank pokazuje płatność, mamy Twoje zamówienie. Nie zamawiaj drugi raz, tylko napisz do nas.`,
  },
  delivery_time: {
    title: "Ile trwa i ile kosztuje dostawa?",
    body: `Zamówienia złożone przed godziną [[godzina]] wysyłamy [[tego samego lub następnego]] dnia roboczego.

- [[Kraj lub region]]: [[liczba dni]] dni roboczych, [[cena]].
- [[Inny kraj lub region]]: [[liczba dni]] dni roboczych, [[cena]].

Dostawa jest darmowa od [[kwota]]. Wysyłamy przez [[przewoźnicy]].`,
  },
  track: {
    title: "Gdzie jest moje zamówienie?",
    body: `Otwórz „Śledź zamówienie” i podaj numer zamówienia oraz adres e-mail lub telefon z zamówienia. Zobaczysz, gdzie jest paczka, co będzie dalej i kiedy się jej spodziewać.

Bywa, że przez dzień lub dwa nie ma nowych wiadomości, bo paczka jedzie. To normalne. Jeśli trwa to dłużej niż zwykle, strona o tym powie i pomoże.`,
  },
  not_arrived: {
    title: "Paczka ma status „doręczona”, ale jej nie mam",
    body: `Najpierw sprawdź

- u sąsiadów i domowników oraz tam, gdzie kurier zostawia paczki;
- czy jest awizo i czy paczka nie czeka w punkcie odbioru;
- czy adres w zamówieniu jest poprawny.

Przewoźnicy czasem oznaczają paczkę dzień za wcześnie. Jeśli nie ma jej po [[liczba dni]] dniach, napisz do nas w ciągu [[liczba dni]] dni. Zapytamy przewoźnika i [[co robisz: wyślemy ponownie albo zwrócimy pieniądze]].`,
  },
  return: {
    title: "Jak odesłać towar?",
    body: `Masz [[liczba dni]] dni od dostawy. Rzeczy powinny być [[stan: nieużywane, w opakowaniu]].

- Znajdź zamówienie przez „Śledź zamówienie” i poproś o zwrot.
- Wyślemy Ci [[etykietę albo adres]].
- Zapakuj dobrze i nadaj w ciągu [[liczba dni]] dni.

Za odesłanie płaci [[kto płaci]]. Nie przyjmujemy zwrotów: [[co jest wyłączone]].

Coś przyszło uszkodzone lub nie to? Wtedy za nic nie płacisz: napisz do nas, najlepiej ze zdjęciem.`,
  },
  exchange: {
    title: "Czy mogę wymienić na inny rozmiar lub kolor?",
    body: `Tak, w ciągu [[liczba dni]] dni, o ile mamy go na stanie. Znajdź zamówienie przez „Śledź zamówienie” i wybierz, co i na co chcesz wymienić.

Nowy produkt wyślemy [[kiedy: od razu albo po powrocie starego]]. Jeśli jest droższy, dopłacasz różnicę; jeśli tańszy, zwracamy ją.`,
  },
  refund_time: {
    title: "Kiedy dostanę zwrot pieniędzy?",
    body: `Zwracamy pieniądze w ciągu [[liczba dni]] dni roboczych od powrotu paczki, tą samą metodą, którą zapłacono. Wyślemy wtedy e-mail.

Dalej zależy to od banku: na kartę trwa to zwykle od 5 do 10 dni roboczych, inne metody są szybsze. Koszty dostawy [[zwracamy lub nie]].`,
  },
  sign_in: {
    title: "Jak zalogować się na konto?",
    body: `W zakładce „Konto” podaj adres e-mail. Wyślemy sześciocyfrowy kod, którym się zalogujesz. Nie ma hasła, które można zapomnieć.

Nie ma kodu? Zajrzyj do spamu i sprawdź, czy to adres z zamówienia. Kod jest ważny krótko: poproś o nowy.`,
  },
  my_data: {
    title: "Jak zmienić lub usunąć moje dane?",
    body: `Imię i adresy zmienisz na swoim koncie. Aby zmienić adres e-mail, napisz do nas ze starego.

Zawsze możesz zapytać, jakie dane o Tobie mamy, i poprosić o ich usunięcie: napisz na [[adres e-mail]]. To, co musimy przechowywać z mocy prawa, na przykład faktury, trzymamy tak długo, jak trzeba. Więcej w naszej polityce prywatności.`,
  },
};
