import { makeScripts } from "./conversation-script.ts";
import type { LanguageManners } from "./conversation-script.ts";

export const MANNERS_PL: LanguageManners = {
  greeting: "Dzień dobry, {customer}!",
  greetingUnnamed: "Dzień dobry!",
  closing: "Pozdrawiam serdecznie\n{agent}\n{shop}",
  thanks: [
    "Super, dziękuję za szybką pomoc!",
    "Dziękuję bardzo, wszystko się zgadza.",
    "Wspaniale, na pewno jeszcze u Państwa zamówię.",
  ],
  nudges: ["Dzień dobry, czy dotarła do Państwa moja wczorajsza wiadomość?", "Halo? Nadal czekam na odpowiedź."],
  signatures: ["", "Pozdrawiam", "Z góry dziękuję", "Wysłano z telefonu"],
};

export const SCRIPTS_PL = makeScripts("pl", [
  [
    "late parcel",
    "on its way",
    [
      [
        "Gdzie jest moja paczka?[ {order}]",
        "Dzień dobry,\n\nod zamówienia[ {order}] minęło już {days} dni, a paczki nadal nie ma. To prezent i zaczynam się martwić. Kiedy dotrze?",
      ],
      [
        "Opóźniona dostawa",
        "Witam, miało być do 3 dni, a minęło już {days}.[ Zamówienie {order}.] Numer przesyłki {tracking}. Proszę o informację.",
      ],
    ],
    "Dziękuję za wiadomość i przepraszam za niepewność. Sprawdziłam paczkę: jest w drodze, ostatni skan był w sortowni przed miejscowością {city}. Poprosiłam przewoźnika o pilne doręczenie, a jutro w południe sprawdzę ponownie i napiszę niezależnie od wyniku.\n\nJeśli nic się nie ruszy, wyślemy nową paczkę.",
    "Niestety dziś też nic. Co dalej?",
    "Dziękuję za cierpliwość. Nowa paczka wychodzi dziś kurierem ekspresowym, numer przyjdzie w ciągu godziny. Jeśli pierwsza się odnajdzie, proszę ją zatrzymać w ramach przeprosin.",
  ],
  [
    "no scan for days",
    "stuck",
    [
      [
        "Paczka stoi w miejscu[ - {order}]",
        "Dzień dobry, śledzenie {tracking} od tygodnia pokazuje to samo miejsce.[ Zamówienie {order}.] Czy paczka zaginęła?",
      ],
      [
        "Zaginiona przesyłka?",
        "Witam, InPost mówi, że reklamację może złożyć tylko nadawca. Proszę o pomoc, bo od tygodnia nie ma żadnej zmiany statusu.",
      ],
    ],
    "To prawda, tydzień bez skanu to zdecydowanie za długo. Zgłosiłam poszukiwanie u przewoźnika, odpowiedź dostaniemy w dwa dni robocze.\n\nNie trzeba na nią czekać: mogę dziś wysłać wszystko jeszcze raz albo zwrócić całą kwotę. Co będzie lepsze?",
    "Proszę o ponowną wysyłkę na ten sam adres.",
    "Gotowe, paczka wychodzi dziś. Dziękuję za szansę, żeby to naprawić.",
  ],
  [
    "damaged in transit",
    "delivered",
    [
      [
        "Uszkodzony towar[ {order}]",
        "Dzień dobry, niestety {product} dotarł pęknięty. Karton był wgnieciony. Mogę przesłać zdjęcia. Proszę o zwrot pieniędzy za tę sztukę.",
      ],
      ["Rozbite :(", "Cześć, otwieram paczkę, a {product} jest w kawałkach.[ Nr {order}.] Czy mogę dostać nowy?"],
    ],
    "Bardzo mi przykro, nikt nie chce rozpakowywać skorup. Nie trzeba niczego odsyłać. Zdjęcie pomoże naszym pakowaczom, ale nie jest warunkiem.\n\nMogę dziś zwrócić pieniądze za tę rzecz albo wysłać nową, podwójnie zapakowaną. Co będzie lepsze?",
    "Poproszę o zwrot. Zdjęcie w załączniku.",
    "Dziękuję, na zdjęciu widać, że wypełnienie było za cienkie. Zwrot jest w drodze na kartę, pojawi się w ciągu 3–5 dni roboczych.",
  ],
  [
    "wrong item sent",
    "delivered",
    [
      [
        "Pomyłka w zamówieniu[ {order}]",
        "Dzień dobry, zamiast {product} przyszło coś zupełnie innego. Jak możemy to wymienić?",
      ],
    ],
    "Dziękuję za informację i przepraszam za pomyłkę, powstała przy naszym stole do pakowania. Właściwy produkt wyślemy dziś na nasz koszt, a ten błędny proszę zatrzymać.",
    "To miłe, dziękuję. Kiedy dojdzie?",
    "Zwykle po dwóch dniach roboczych. Numer przesyłki przyjdzie wieczorem.",
  ],
  [
    "refund not visible yet",
    "refunded",
    [
      [
        "Kiedy dostanę zwrot?[ {order}]",
        "Dzień dobry, w zeszłym tygodniu obiecali Państwo zwrot, a na koncie nic nie ma. Proszę sprawdzić.",
      ],
      ["Zwrot pieniędzy", "Witam, bank nie widzi żadnego przelewu od Państwa.[ Chodzi o {order}.] Ile to trwa?"],
    ],
    "Rozumiem, że ważniejsze są pieniądze na koncie niż kolejny e-mail. Po naszej stronie zwrot jest potwierdzony przez operatora płatności. Banki księgują go zwykle w 3–5 dni roboczych.",
    "Dobrze, poczekam do piątku.",
    "Dziękuję za cierpliwość. Jeśli w piątek nadal nic nie będzie, proszę napisać, a podam numer referencyjny dla banku.",
  ],
  [
    "address mistyped",
    "not sent",
    [
      [
        "Zły adres[ w zamówieniu {order}]",
        "Dzień dobry, w zamówieniu jest mój stary adres! Czy można go jeszcze zmienić? Jestem świeżo po przeprowadzce.",
      ],
      [
        "Zmiana paczkomatu",
        "Cześć, czy mogę zmienić paczkomat na inny[ dla zamówienia {order}]? Ten jest ciągle pełny.",
      ],
    ],
    "Dobrze, że wyszło to na czas: paczka jeszcze nie wyszła i wstrzymałam ją. Proszę o pełny nowy adres, od razu go zmienię.",
    "Dziękuję! ul. Polna 18 m. 4, reszta bez zmian.",
    "Zmienione, paczka wychodzi dzisiejszym kursem.",
  ],
  [
    "changed their mind",
    "not sent",
    [["Anulowanie zamówienia[ {order}]", "Dzień dobry, proszę o anulowanie zamówienia, to nie ten rozmiar."]],
    "Oczywiście, paczka nie była jeszcze spakowana. Zamówienie jest anulowane, a pełna kwota wraca na kartę w ciągu 3–5 dni roboczych.",
    "Dziękuję. Czy kod rabatowy zadziała ponownie?",
    "Tak, właśnie go odnowiłam. Chętnie też doradzę rozmiar.",
  ],
  [
    "product page leaves it open",
    "none",
    [
      ["Pytanie o {product}", "Dzień dobry, czy {product} nadaje się do zmywarki i na kuchenkę indukcyjną?"],
      [
        "Jaki stopień mielenia?",
        "Dobry wieczór, jaki stopień mielenia polecają Państwo do {product}? Dopiero zaczynam.",
      ],
    ],
    "Dziękuję za pytanie przed zakupem. Sprawdziłam u naszego palacza: tak. Poprosiłam też o dopisanie tego na stronie produktu, bo to pytanie ma na pewno więcej osób.",
    "A jak długo można przechowywać po otwarciu?",
    "Cztery do sześciu tygodni w zamkniętej puszce, z dala od światła. Smacznego!",
  ],
  [
    "delighted",
    "delivered",
    [
      [
        "Dziękuję!",
        "Piszę tylko, żeby powiedzieć: {product} to strzał w dziesiątkę, a karteczka w paczce wszystkich rozczuliła. Pozdrawiam całą załogę!",
      ],
    ],
    "Ta wiadomość wisi już na ścianie w pakowni. Dziękujemy! Przy następnym zamówieniu czeka mała próbka.",
    "Jak miło, to niedługo znowu zamówię.",
    "Będzie nam bardzo miło. Dobrego tygodnia!",
  ],
  [
    "discount code refused",
    "none",
    [["Kod nie działa", "Dzień dobry, kod WELCOME10 z newslettera nie jest przyjmowany w koszyku. Czy już wygasł?"]],
    "To nie błąd po Państwa stronie. Kod skończył się o północy, a newsletter nie mówił o tym jasno. Przygotowałam nowy: MORNING15-ZNOWU, ważny tydzień.",
    "Zadziałało, dziękuję!",
    "Cieszę się. Następny newsletter poda godzinę.",
  ],
  [
    "needs a business invoice",
    "any",
    [
      [
        "Faktura[ do {order}]",
        "Dzień dobry, proszę o fakturę VAT na firmę do mojego zamówienia. NIP podam w odpowiedzi.",
      ],
      ["Prośba o fakturę", "Witam, księgowa potrzebuje faktury zamiast paragonu[ (zamówienie {order})]. Czy można?"],
    ],
    "Oczywiście. Proszę o nazwę firmy, adres i NIP, a faktura będzie w ciągu godziny.",
    "Pracownia Jezioro sp. z o.o., ul. Młyńska 4, NIP 000-000-00-00.",
    "Dziękuję, faktura w załączniku. Zapisałam dane na przyszłość.",
  ],
  [
    "wants to send it back",
    "delivered",
    [
      [
        "Jak zwrócić towar?",
        "Dzień dobry, {product} jest ładny, ale za mały.[ Zamówienie {order}.] Jak wygląda zwrot i kto za niego płaci?",
      ],
    ],
    "Dziękuję za pytanie. Na zwrot jest 30 dni i jest bezpłatny: etykieta jest w załączniku, paczkę można nadać w dowolnym punkcie. Gdy do nas wróci, zwykle po czterech dniach, od razu zlecę zwrot na tę samą kartę.\n\nMogę też od razu wysłać większy i policzyć tylko różnicę.",
    "To poproszę większy!",
    "Świetnie. Link do dopłaty już wysłany, a wysyłka jest na nasz koszt.",
  ],
  [
    "out of stock",
    "none",
    [["Kiedy będzie {product}?", "Dzień dobry, od tygodni nie ma {product}. Kiedy znów będzie dostępny?"]],
    "Cieszy nas, że znika tak szybko, choć rozumiem zawód. Nowa partia jest w planie; dnia nie obiecam, bo decyduje zbiór. Adres jest już na liście, wiadomość przyjdzie godzinę przed innymi.",
    "Dziękuję. Czy jest coś podobnego?",
    "Tak, Sunrise Blend: trochę łagodniejszy, z tą samą nutą czekolady.",
  ],
  [
    "courier could not hand it over",
    "not handed over",
    [
      [
        "Kurier nie dotarł",
        "Dzień dobry, kurier zostawił awizo, choć ktoś był w domu.[ Zamówienie {order}.] Czy może przyjechać jutro?",
      ],
    ],
    "Dziękuję za szybką wiadomość. Zamówiłam drugą próbę na następny dzień roboczy z prośbą o dzwonienie dwa razy. Numer przesyłki: {tracking}.",
    "Dziś też nikogo nie było...",
    "To za mało, przepraszam. Rozmawiałam z oddziałem: kierowca przyjedzie dziś między 18 a 20.",
  ],
]);
