import { makeScripts } from "./conversation-script.ts";
import type { LanguageManners } from "./conversation-script.ts";

export const MANNERS_DE: LanguageManners = {
  greeting: "Guten Tag {customer},",
  greetingUnnamed: "Guten Tag,",
  closing: "Herzliche Grüße\n{agent}\n{shop}",
  thanks: [
    "Perfekt, vielen Dank für die schnelle Hilfe!",
    "Alles gut, danke Ihnen!",
    "Toller Service, ich bestelle gern wieder.",
  ],
  nudges: ["Guten Tag, haben Sie meine Nachricht von gestern erhalten?", "Gibt es schon etwas Neues?"],
  signatures: ["", "Viele Grüße", "Mit freundlichen Grüßen", "Von meinem Mobiltelefon gesendet"],
};

export const SCRIPTS_DE = makeScripts("de", [
  [
    "late parcel",
    "on its way",
    [
      [
        "Wo bleibt mein Paket?[ {order}]",
        "Guten Tag,\n\nich habe vor {days} Tagen bestellt[ ({order})] und noch nichts bekommen. Es ist ein Geschenk, langsam werde ich nervös. Wann kommt es an?",
      ],
      [
        "Lieferverzug",
        'Hallo, die Sendung {tracking} steht seit Tagen auf "unterwegs".[ Bestellung {order}.] Was ist da los?',
      ],
    ],
    "vielen Dank für Ihre Nachricht, und es tut mir leid, dass Sie warten. Ich habe nachgesehen: Das Paket ist unterwegs, der letzte Scan war im Depot vor {city}. Ich habe den Zusteller um Vorrang gebeten, sehe morgen Mittag wieder nach und melde mich in jedem Fall.\n\nBewegt sich bis dahin nichts, schicken wir ein neues.",
    "Heute wieder nichts. Wie geht es weiter?",
    "danke für Ihre Geduld. Das neue Paket geht heute per Express hinaus, die Nummer kommt binnen einer Stunde. Taucht das erste noch auf, behalten Sie es bitte als Entschuldigung.",
  ],
  [
    "no scan for days",
    "stuck",
    [
      [
        "Sendung bewegt sich nicht[ - {order}]",
        "Guten Tag, {tracking} zeigt seit einer Woche denselben Ort.[ Bestellnummer {order}.] Ist das Paket verloren?",
      ],
    ],
    "Sie haben recht, eine Woche ohne Scan ist viel zu lang. Ich habe einen Nachforschungsauftrag gestellt, die Antwort kommt in zwei Werktagen.\n\nSo lange müssen Sie nicht warten: Ich kann heute alles neu schicken oder den ganzen Betrag erstatten. Was ist Ihnen lieber?",
    "Bitte noch einmal schicken, gleiche Adresse.",
    "ist erledigt, es geht heute hinaus. Danke, dass wir es wiedergutmachen dürfen.",
  ],
  [
    "marked delivered, not received",
    "delivered",
    [
      [
        "Angeblich zugestellt",
        "Hallo, laut Verfolgung wurde in {city} zugestellt, hier hat aber niemand etwas angenommen.[ Es geht um {order}.] Die Nachbarn habe ich gefragt.",
      ],
    ],
    "das ist ärgerlich, und danke, dass Sie schon bei den Nachbarn waren. Ich habe das Zustellfoto angefordert, morgen sollte ich es haben.",
    "Ich habe überall gesucht, nichts.",
    "danke fürs Nachsehen. Der Scan liegt am Nachbarhaus, der Fehler ist also beim Zusteller. Ich würde Ihnen gern alles neu schicken: einverstanden?",
  ],
  [
    "damaged in transit",
    "delivered",
    [
      [
        "Ware beschädigt[ {order}]",
        "Sehr geehrte Damen und Herren, leider kam der Artikel {product} zerbrochen an. Der Karton war eingedrückt. Ich bitte um Erstattung dieses Artikels, alles andere ist in Ordnung.",
      ],
      [
        "Sprung in der Tasse",
        "Hallo, beim Auspacken ist mir ein Sprung aufgefallen: {product}.[ Bestellung {order}.] Bekomme ich Ersatz?",
      ],
    ],
    "wie schade, so etwas auszupacken. Zurückschicken müssen Sie nichts. Ein Foto hilft unserer Packstation, ist aber keine Bedingung.\n\nIch erstatte den Artikel heute oder schicke einen neuen, doppelt verpackt. Was möchten Sie?",
    "Bitte erstatten. Foto anbei.",
    "danke, auf dem Foto sieht man, dass das Polster zu dünn war. Die Erstattung ist unterwegs und in drei bis fünf Werktagen auf Ihrer Karte.",
  ],
  [
    "part missing",
    "delivered",
    [
      [
        "Artikel fehlt[ in {order}]",
        "Guten Tag, das Paket ist da, aber {product} war nicht darin. Kommt noch eine zweite Sendung?",
      ],
    ],
    "danke, dass Sie so genau nachgesehen haben. Das Gewicht gibt Ihnen recht, es wurde vergessen. Ich habe es in die heutige Post gegeben.",
    "Muss ich dafür zu Hause sein?",
    "nein, es passt in den Briefkasten. Entschuldigen Sie bitte das halbe Paket!",
  ],
  [
    "refund not visible yet",
    "refunded",
    [
      [
        "Wann kommt meine Erstattung?[ {order}]",
        "Hallo, letzte Woche hieß es, das Geld sei unterwegs. Auf dem Konto ist nichts. Bitte prüfen.",
      ],
    ],
    "ich verstehe, dass Sie lieber das Geld sehen als eine weitere Mail. Auf unserer Seite ist die Erstattung bestätigt. Banken brauchen meist drei bis fünf Werktage.",
    "Gut, ich warte bis Freitag.",
    "danke für Ihre Geduld. Ist bis dahin nichts da, schicke ich Ihnen die Referenz für Ihre Bank.",
  ],
  [
    "address mistyped",
    "not sent",
    [
      [
        "Falsche Lieferadresse",
        "Oje, ich habe die alte Adresse angegeben[ ({order})]. Lässt sich das noch ändern? Ich wohne jetzt in {city}.",
      ],
      ["Adresse ändern[ {order}]", "Guten Tag, bitte an mein Büro liefern, zu Hause ist tagsüber niemand."],
    ],
    "gut, dass es Ihnen rechtzeitig aufgefallen ist: Das Paket ist noch hier, ich halte es an. Schicken Sie mir die volle Adresse, dann ändere ich sie sofort.",
    "Danke! Gartenweg 18, zweiter Stock, sonst alles gleich.",
    "geändert, es geht heute hinaus.",
  ],
  [
    "changed their mind",
    "not sent",
    [
      [
        "Stornierung[ {order}]",
        "Hallo, ich möchte meine Bestellung bitte stornieren, ich habe die falsche Größe gewählt.",
      ],
    ],
    "kein Problem, sie war noch nicht gepackt. Die Bestellung ist storniert, der volle Betrag ist in drei bis fünf Werktagen wieder auf Ihrer Karte.",
    "Danke. Gilt der Gutschein wieder?",
    "ja, ich habe ihn erneuert. Bei der Größe berate ich gern.",
  ],
  [
    "product page leaves it open",
    "none",
    [
      [
        "Frage zu {product}",
        "Guten Tag, ist {product} für die Spülmaschine geeignet? Auf der Seite steht nichts dazu.",
      ],
      ["Mahlgrad?", "Hallo, welchen Mahlgrad empfehlen Sie bei {product} für den Handfilter?"],
    ],
    "danke, dass Sie vorher fragen. Ich habe bei unserem Röster nachgefragt: ja. Auf der Produktseite wird das ergänzt, denn Sie sind sicher nicht allein mit der Frage.",
    "Und wie lange hält es sich geöffnet?",
    "vier bis sechs Wochen in der geschlossenen Dose, dunkel gelagert. Viel Freude damit!",
  ],
  [
    "delighted",
    "delivered",
    [
      [
        "Vielen Dank!",
        "Ich wollte nur sagen: {product} ist großartig, und über die handgeschriebene Karte habe ich mich sehr gefreut.",
      ],
    ],
    "Ihre Mail hängt schon an der Wand im Packraum. Danke, dass Sie sich die Zeit genommen haben! Bei der nächsten Bestellung wartet eine kleine Probe.",
    "Wie schön, dann bestelle ich bald wieder.",
    "wir freuen uns darauf. Eine schöne Woche!",
  ],
  [
    "needs a business invoice",
    "any",
    [
      [
        "Rechnung[ zu {order}]",
        "Guten Tag, ich brauche eine Rechnung mit Firmenanschrift und USt-IdNr. Geht das als PDF?",
      ],
      [
        "Rechnung für die Buchhaltung",
        "Hallo, unserer Buchhaltung reicht der Beleg nicht[ (Bestellung {order})]. Können Sie eine richtige Rechnung ausstellen?",
      ],
    ],
    "selbstverständlich. Schicken Sie mir Firma, Anschrift und USt-IdNr., dann haben Sie die Rechnung in einer Stunde.",
    "Studio am See GmbH, Mühlweg 4, DE000000000.",
    "danke, die Rechnung hängt an. Die Angaben sind für das nächste Mal gespeichert.",
  ],
  [
    "charged twice",
    "paid at second try",
    [
      [
        "Doppelt abgebucht?",
        "Hallo, ich sehe zwei Buchungen für eine Bestellung[ ({order})]. Bitte erstatten Sie eine davon.",
      ],
    ],
    "zwei Buchungen würden mich auch beunruhigen. Ich habe nachgesehen: Der erste Versuch wurde abgelehnt. Was Sie sehen, ist eine Reservierung Ihrer Bank, die in etwa drei Tagen verschwindet.",
    "Und wenn nicht?",
    "dann schreiben Sie mir, und ich gebe Ihnen ein Schreiben für die Bank.",
  ],
  [
    "wants to send it back",
    "delivered",
    [
      [
        "Wie geht eine Rücksendung?",
        "Guten Tag, {product} ist schön, aber zu klein.[ Gekauft mit {order}.] Wie schicke ich es zurück, und wer zahlt?",
      ],
    ],
    "danke für die Frage. Sie haben 30 Tage, und die Rücksendung ist kostenlos: Das Etikett hängt an. Sobald das Paket hier ist, meist nach vier Tagen, erstatte ich auf dem Weg, auf dem Sie gezahlt haben.\n\nGern schicke ich gleich die größere Ausführung und berechne nur die Differenz.",
    "Die größere, bitte!",
    "gern. Der Link für die Differenz ist unterwegs, der Versand geht auf uns.",
  ],
  [
    "out of stock",
    "none",
    [["{product} wieder da?", "Hallo, {product} ist seit Wochen ausverkauft. Wann gibt es Nachschub?"]],
    "es freut uns, dass es so beliebt ist, und ich verstehe die Enttäuschung. Eine neue Charge ist geplant; den Tag kann ich nicht versprechen. Sie stehen auf der Liste und bekommen eine Stunde vor allen anderen Bescheid.",
    "Danke. Gibt es etwas Ähnliches?",
    "ja, die Sunrise Blend: etwas milder, mit der gleichen Schokoladennote.",
  ],
  [
    "courier could not hand it over",
    "not handed over",
    [
      [
        "Zustellung gescheitert",
        "Guten Tag, der Bote hat eine Karte eingeworfen, obwohl wir da waren.[ Bestellung {order}.] Kann er morgen noch einmal kommen?",
      ],
    ],
    "danke für die schnelle Nachricht. Für den nächsten Werktag ist ein zweiter Versuch gebucht, mit der Bitte, zweimal zu klingeln. Verfolgen können Sie ihn mit {tracking}.",
    "Heute kam wieder niemand...",
    "das reicht nicht, es tut mir leid. Das Depot hat das Paket beiseitegelegt, ein Fahrer kommt heute zwischen 18 und 20 Uhr.",
  ],
]);
