"""German: what people are called, and the words that its rules speak of."""

from __future__ import annotations

from typing import Final

GERMAN_WORDS: Final = """
small = der, die, das, und, ich, mir, mich, mein, meine, meinen, meinem, meiner, ist, war, nicht
small = ein, eine, einen, einem, einer, mit, zu, zum, zur, von, vom, im, am, auf, für, hat, habe
small = hab, haben, wir, uns, sie, er, es, ihn, ihm, ihr, den, dem, des, dass, weil, wenn, ob, als
small = aber, auch, noch, schon, nur, so, wie, was, wer, da, dann, doch, mal, heute, gestern, um
small = bei, beim, nach, aus, über, bin, sind, sich, kein, keine, sehr, endlich, wieder, an, ja
small = nein, halt, selbst, selber, allein, alleine, fürs, ins, vor, bis, man, jetzt, hätte, dem
joints = und, aber, weil, denn, sondern, dass, ob, wenn, als, obwohl, damit, während, bis, bevor
joints = nachdem, oder, doch, wobei, der/die, falls
skipped = dann, auch, heute, gestern, vorhin, endlich, wieder, noch, nochmal, einfach, sogar, eben
skipped = gerade, echt, wirklich, total, ganz, sehr, so, mal, halt, doch, ja, spontan, sofort, gleich
skipped = später, nachher, abends, morgens, mittags, früh, morgen, abend, mittag, nacht, nachmittag
skipped = lange, kurz, schnell, schließlich, zum, glück, lieb, lieberweise, netterweise, persönlich
skipped = montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonntag, am, erst, schon, beide
skipped = vormittag, wochenende, diesmal, tatsächlich, extra, richtig, eigentlich, vielmals, herzlich
skipped = zuerst, zwar, also, nun, irgendwann, natürlich, stundenlang, ewig, ausführlich, stunde
skipped = dringend, unbedingt, heut, immerhin, zwischendurch, nebenbei, gemeinsam, zusammen, unterwegs, letzte, woche
first person = ich, wir, hab, habe, haben_wir, ich_hab, ich_habe, hab_ich, habe_ich, wir_haben, bin
first person = ich_bin, bin_ich, ich's, hab's, hatte, ich_hatte, hatte_ich, ich_konnte, konnte
selves = ich, wir, hab, habe, bin, hab's, hatte, könnte, sollte, bräuchte, brauche, brauch, muss
selves = mach, schaff, konnte, weiß, musste, darf, kann, komm, komme, ich's
others = hat, haben, ist, sind, wurde, wurden, er, es, man, du, ihr, niemand, keiner, jemand, will
others = wollte, soll, sagt, sagte, meint, meinte, kann, war, hatten, jeder, alle, leute, wer, hast
said by me = hab_ich_gesagt, habe_ich_gesagt, sagte_ich, dachte_ich, hab_ich_gedacht, ich_sagte
said by me = ich_dachte, ich_hab_gesagt, ich_habe_gesagt, habe_ich_gedacht, ich_so
edges = zu, ob, dass, um, für, fürs, er, sie, ich, mir, mich, uns, auch, noch, mal
edges = und, hat, habe, hab, über, an, nach, wegen, sich, es, doch, halt, dann, ihn, ihm, der, ist
edges = heute, gestern, endlich, einfach, sofort, ja, schon, wir, so, wollte, hatte
deed edges = hat, haben, hab, habe, hatte, mir, mich, uns, sich, ist, sind, ich, wir, brauche, brauch
deed edges = heute, gestern, dann, auch, endlich, einfach, bräuchte, könnte, wieder, mal, echt, noch
openers = ob, um
dangling = gebeten, gefragt, bedankt, gedankt, abgelehnt, und, zu, der, die, das, ein, eine, mit, für, aber, weil, dass, ob, hat, habe, hab, ich
dangling = haben, könnte, kann, will, würde, mich, mir, sich, bin, ist, wäre, soll, sollte

kin = mama, mami, mutti, papa, papi, vati, oma, opa, omi, opi, paps, mam, großmama, nonna, schatz
men = bruder, vater, mann, sohn, onkel, neffe, großvater, freund, schwager, schwiegervater, cousin
men = nachbar, kollege, chef, vermieter, hausmeister, arzt, zahnarzt, hausarzt, fremder, fremde
men = mitbewohner, lehrer, pfarrer, trainer, bekannter, typ, kerl, handwerker, klempner, elektriker
men = physiotherapeut, therapeut, busfahrer, fahrer, taxifahrer, schaffner, verkäufer, student
men = enkel, pate, partner, ex, kumpel, paketbote, postbote, mentor, betreuer, azubi, apotheker
men = steuerberater, anwalt, berater, junge, gärtner, kellner, schwiegersohn, stiefvater, praktikant
men = mechaniker, babysitter, herr, teamleiter, professor, assistent, jugendlicher, älterer, wirt, bäcker, kunde
men = abteilungsleiter, kommilitone, polizist, passant, pfleger, sanitäter, tischnachbar, techniker
women = schwester, mutter, frau, tochter, tante, nichte, großmutter, freundin, schwägerin, cousine
women = schwiegermutter, nachbarin, kollegin, chefin, vermieterin, ärztin, mitbewohnerin, lehrerin
women = hebamme, bekannte, therapeutin, fahrerin, verkäuferin, studentin, enkelin, patin, partnerin
women = betreuerin, apothekerin, anwältin, beraterin, steuerberaterin, kellnerin, schwiegertochter
women = stiefmutter, babysitterin, tagesmutter, putzfrau, pflegerin, krankenschwester, erzieherin
women = kusine, dame, teamleiterin, professorin, assistentin, wg, familie, azubine, gruppe, ex-frau
women = mentorin, trainerin, praktikantin, kundin, physiotherapeutin, zahnärztin, hausärztin, crew
women = bibliothekarin, kommilitonin, busfahrerin, sachbearbeiterin, arzthelferin, passantin
women = tischnachbarin, nachbarsfamilie, klasse, wirtin, abteilungsleiterin, pfarrerin, polizistin
women = sprechstundenhilfe, leiterin, referentin, bäckerin, patentante, lektorin, mama, oma
several = eltern, großeltern, schwiegereltern, nachbarn, freunde, freundinnen, kollegen, kinder
several = kolleginnen, geschwister, brüder, schwestern, jungs, mädels, söhne, töchter, leute
several = mitbewohner, bekannten, fremde
men = chor, verein, kurs
heads = team, mädchen, kind, mädel, jemand, paar, pärchen, nachbarskind, patenkind
titles = frau, herr, herrn, dr, prof, tante, onkel, oma, opa, schwester, pfarrer, familie, cousin
titles = cousine, bruder, meister
leads = mein, meine, meinen, meinem, meiner, meines, unser, unsere, unseren, unserem, unserer, der
leads = die, das, den, dem, ein, eine, einen, einem, einer, sein, seine, seinen, seinem, seiner
leads = ihr, ihre, ihren, ihrem, ihrer, zwei, drei, beide, irgendein, irgendeine, 'n, ne, n, nem
leads = meim, mei, beim, vom
thing leads = der, die, das, den, dem, des, ein, eine, einen, einem, einer, kein, keine, keinen
thing leads = keinem, keiner, mein, meine, meinen, meinem, meiner, unser, unsere, unseren, unserem
thing leads = dieser, diese, dieses, diesen, diesem, zum, zur, im, ins, beim, vom, am, ans, aufs
thing leads = fürs, sein, seine, seinen, seinem, seiner, ihr, ihre, ihren, ihrem, ihrer, viel, mehr
thing leads = wenig, etwas, alle, alles, welche, welcher, jede, jeder, jeden, jedes, zwei, drei
thing leads = vier, fünf, paar, kurz, lang, ohne, in, neuer, manche, durchs, dein, deine, deinen
thing leads = euer, eure, per, pro
no names = montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonntag, sonnabend, januar
no names = februar, märz, april, mai, juni, juli, august, september, oktober, november, dezember
no names = weihnachten, ostern, silvester, kaffee, tee, wein, bier, yoga, sport, schlaf, musik, natur
no names = therapie, arbeit, regen, gott, hilfe, unterstützung, rat, tipps, tipp, geld, zeit, essen
no names = abendessen, mittagessen, frühstück, suppe, kuchen, blumen, tulpen, rosen, pralinen, wäsche
no names = kinder, leute, menschen, eltern, freunde, nachbarn, kollegen, hausaufgaben, mathe, deutsch
no names = google, chatgpt, youtube, amazon, netflix, ikea, whatsapp, zoom, teams, slack, dhl, bahn
no names = bus, zug, auto, fahrrad, rad, handy, laptop, computer, internet, musik, radio, corona
no names = fieber, kopfschmerzen, urlaub, schule, kita, uni, büro, haus, garten, küche, bad, wohnung
no names = selbst, vielleicht, leider, zum, danke, dank, ja, nein, ach, oh, puh, hm, naja, okay, ok
no names = langer, lange, langes, guter, gute, gutes, schöner, schöne, schönes, toller, tolle, tolles
no names = nach, vor, seit, trotz, wegen, ohne, durch, gegen, statt, außer, laut, erst, zuerst
no names = hatte, habe, hab, bin, war, wollte, konnte, musste, sollte, könnte, brauche, bräuchte
no names = brauch, muss, kann, will, darf, mach, mache, schaff, geht, kein, keine, keiner, niemand
no names = jemand, alle, alles, nichts, etwas, viel, viele, mehr, wenig, manchmal, oft, immer, nie
no names = gebeten, gefragt, angerufen, bekommen, getroffen, geschrieben, gesagt, gedankt, bedankt
no names = angebot, hilfe, ladung, kiste, kisten, möbel, regal, sofa, schrank, bett, umzug, steuer
no names = bewerbung, antrag, formular, bericht, newsletter, präsentation, verein, projekt, feier
no names = einkauf, einkäufe, einkaufen, müll, post, paket, brief, mail, email, nachricht, anruf
no names = telefonat, gespräch, treffen, spaziergang, besuch, ausflug, film, buch, serie, podcast, app
no names = artikel, traum, idee, problem, thema, ding, dinge, sache, sachen, tag, tage, morgen, abend
no names = nacht, woche, wochen, monat, monate, jahr, jahre, stunde, stunden, minuten, minute, mal
no names = spaß, freude, glück, pech, angst, lust, mut, kraft, liebe, trost, ruhe, stress, chaos
no names = schicht, dienst, termin, termine, fahrt, rest, platz, tür, fenster, dach, heizung, wasser
no names = strom, schnee, sonne, wind, wetter, hund, katze, baby, chef, arzt, ärztin, nudeln, brot
no names = pizza, eis, schokolade, medizin, tabletten, medikamente, akupunktur, meditation, joggen
no names = schreiben, lesen, laufen, schwimmen, spazieren, reden, weinen, lachen, kochen, backen
no names = gut, schlecht, schön, nett, toll, müde, krank, fertig, kaputt, leer, voll, einfacher
no names = schneller, leichter, lieber, besser, mittags, abends, morgens, nachts, früher, später
no names = bisher, inzwischen, danach, davor, dabei, dafür, damit, daher, darum, deshalb, trotzdem
no names = irgendwie, irgendwann, irgendwo, plötzlich, schließlich, eigentlich, natürlich, klar
no names = keine, ahnung, stell, stelle, würde, hätte, wäre, möchte, musik, sitzung, meeting, kurs
no names = papierkram, haushalt, abwasch, spülmaschine, waschmaschine, drucker, wlan, programm
no names = ganz, total, echt, wirklich, unbedingt, puzzle, nachmittags, vormittags, feierabend
no names = mann, frau, herr, kaputt, zufällig, wer, wen, wem, warum, wieso, wo, wohin, woher, welche
no names = neue, neuer, neues, alte, alter, altes, große, kleiner, kleine, erste, letzte, nächste
no names = halbe, ganze, ganzen, vom, von, mit, und, oder, aber, bei, über, unter, zwischen, nochmal
no names = hausarbeit, klausur, abgabe, prüfung, aufgaben, orga, planung, blumenstrauß, gutschein
no names = schokolade, karte, dankeskarte, kette, notizen, unterlagen, rezept, rezepte, link, liste
no name ends = ung, heit, keit, schaft, tion, nis, tag, zeit, arbeit, essen, ismus, tät, weise, kram
pronouns = sie, er, ihn, ihm
places = von, aus, im, in, nebenan, vom, am, an, gegenüber, oben, unten

going on = es, ich, das, wir, er, sie, aber, weil, wieder, noch, und, oder, kein, keine, nicht, war
going on = da, dann, mein, meine, hab, habe, ist, immer
deeds = hat, half, brachte, gab, fuhr, lieh, kam, nahm, holte, kochte, zeigte, machte, reparierte
adjectives = nette, alte, letzte, liebste, netter, alter, nächste, älteste, jüngste, beste, bester
helfer = babysitter, klempner, arzt, therapeuten, therapeutin, anwalt, anwältin, steuerberater
helfer = steuerberaterin, putzhilfe, handwerker, nachhilfe, tagesmutter, zweite_meinung, pause
helfer = elektriker, hilfe, haushaltshilfe, betreuung
hat = hat, haben, hatte, hatten, hats, hat's
mir = mir, uns
of me = mir, mich, uns, mein, meine, meinen, meinem, meiner, ich, wir
mich = mich, uns
ich_hab = ich, hab, habe, haben, wir, hatte, hab's
mein = mein, meine, meinen, meinem, meiner, unser, unsere, unseren, unserem, unserer
mir_getan = *geholfen, *gebracht, *getragen, *geschleppt, *gebaut, *genäht, *gekocht, *gekauft
mir_getan = *gehängt, *montiert, *geschlossen, *geliehen, *gebacken, *gehoben, *gestrichen, *gebügelt
mir_getan = geholfen, geliehen, ausgeliehen, erklärt, abgenommen, zugehört, beigebracht
mir_getan = gebracht, mitgebracht, gekocht, gekauft, besorgt, getragen, hochgetragen, runtergetragen
mir_getan = hochgeschleppt, repariert, gebacken, korrigiert, organisiert, freigehalten, vermittelt
mir_getan = beigestanden, aufgebaut, eingerichtet, installiert, ausgeholfen, weitergeholfen
mir_getan = vorbeigebracht, rausgesucht, ausgedruckt, übersetzt, gestrichen, geflickt, genäht
mir_getan = angebracht, montiert, zusammengebaut, durchgelesen, gebastelt, abgeholt, hergerichtet
mir_getan = vorgelesen, hingestellt, gereicht, aufgehalten, überlassen, rausgetragen, gehalten
mir_getan = hochgebracht, rübergebracht, bestellt, gewechselt, geborgt, angeschlossen, gemäht, hergefahren
mir_getan = geschleppt, reingetragen, freigeschaufelt, gebügelt, geputzt, massiert, angenäht
mich_getan = gefahren, heimgefahren, mitgenommen, abgeholt, hingebracht, gebracht, begleitet, vertreten
mich_getan = unterstützt, entlastet, getröstet, aufgemuntert, beruhigt, bekocht, gerettet, heimgebracht
mich_getan = umarmt, gehalten, aufgebaut, aufgefangen, ermutigt, eingearbeitet, hingefahren, hergefahren
mich_getan = angeschoben, abgelöst, beraten, durchgefüttert, rausgeholt, abgesetzt, nach_hause_gebracht
mein_getan = repariert, gegossen, gefüttert, geputzt, gewaschen, gelesen, korrekturgelesen, übernommen
mein_getan = angehört, *geschlossen, *gegossen, *gefüttert, *gehört, *geholt, *gebracht, *geräumt
mein_getan = gegengelesen, durchgesehen, durchgelesen, abgeholt, ausgeführt, gemäht, gestrichen
mein_getan = aufgebaut, betreut, gehütet, genommen, geschoben, getragen, hochgetragen, geschleppt
mein_getan = korrigiert, übersetzt, geflickt, geschmiert, vorbereitet, sortiert, erledigt, gesittet
mein_getan = rausgebracht, reingeholt, hingebracht, gebracht, gefahren, ausgeräumt, eingeräumt
mein_getan = angenommen, installiert, eingerichtet, gerettet, ausgefüllt, gemacht, bespaßt, versorgt
mein_getan = gebügelt, gemistet, abgetippt, aufgepumpt, gewechselt, geschnitten, genäht, bezahlt
mein_getan = überarbeitet, geprüft, gecheckt, angeschaut, angesehen, geliefert, hochgebracht
kinder = kinder, kleinen, kleine, kleiner, baby, hund, katze, tochter, sohn, zwillinge, mädchen
kinder = jungs, hunde, katzen, kaninchen, große, großen, katern, kater, enkel
mit_mir = mit_mir, mit_uns
für_mich = für_mich, für_uns
zusammen_getan = getragen, hochgetragen, geschleppt, hochgeschleppt, aufgebaut, gestrichen, geübt
zusammen_getan = gelernt, aufgeräumt, ausgefüllt, sortiert, geputzt, ausgemistet, eingepackt, gekocht
zusammen_getan = gewartet, geweint, geredet, durchgegangen, ausgesucht, renoviert, gepackt, geschoben
zusammen_getan = repariert, zusammengebaut, angeschaut, durchgesprochen
getan_für = gekocht, abgewaschen, eingekauft, gebacken, organisiert, übernommen, gelesen, angerufen
getan_für = gebucht, besorgt, geholt, gemacht, erledigt, recherchiert, übersetzt, gedolmetscht, gebügelt
getan_für = da, eingesprungen, geputzt, aufgeräumt, gepackt, abgeholt, ausgedruckt, bezahlt, gefragt
getan_für = *geschrieben, *gekocht, *geholt, *gebracht, *gelesen, *geräumt, *gemacht, *kümmert
getan_für = mitgekocht, mitgebracht, gesprochen, rausgesucht, aufgepasst, gewaschen, geschrieben
getan_für = vorbereitet, gekauft, hinterlegt, durchgesehen, korrekturgelesen, geregelt, angestanden
essen = essen, suppe, kuchen, tee, kaffee, frühstück, abendessen, medikamente, brot, lasagne, eintopf
essen = hühnersuppe, einkäufe, blumen, obst, auflauf, mittagessen, brötchen, einkauf, medizin
haushalt = abwasch, wäsche, küche, einkauf, müll, spülmaschine, bad, einkäufe, wohnung
lassen = helfen, fahren, kochen, tragen, machen, bringen, abholen, einkaufen, putzen, mitnehmen
lassen = reparieren, übernehmen, bezahlen, zahlen, aufräumen, abwaschen, vorkochen, planen, ran
lassen = zuhören, schleppen, organisieren, einladen, erledigen, umarmen, spülen
allein = allein, alleine, selbst, selber, ganz_allein, im_alleingang
allein_getan = gemacht, geschleppt, hochgeschleppt, hochgetragen, getragen, geputzt, organisiert
allein_getan = aufgebaut, repariert, geplant, erledigt, geschafft, gestemmt, gewuppt, gekocht, gepackt
allein_getan = geräumt, aufgeräumt, sortiert, ausgefüllt, geschrieben, gestrichen, bezahlt, geregelt
allein_getan = durchgezogen, vorbereitet, übernommen, durchgestanden, ausgemistet, eingeräumt, umgeräumt
allein_getan = gekümmert, gebacken, zusammengebaut, getippt, verhandelt, verschoben, gerückt, geschuftet
allein_getan = gewechselt, ausgetragen, rausgetragen, runtergetragen, abgebaut, montiert, eingekauft
allein_getan = bewältigt, rumgeschlagen, hingekriegt, gelöst, durchgekämpft, weggeräumt, fertiggemacht
bitten = gebeten, angefleht, angebettelt
um_hilfe = hilfe, rat, feedback, unterstützung, geld, mehr_zeit, aufschub, tipps, eine_empfehlung
um_hilfe = verlängerung, einen_gefallen, nen_gefallen, urlaub, beistand, eine_pause, vertretung
um_hilfe = ein_gespräch, einen_rat, seine_hilfe, ihre_hilfe, eine_zweite_meinung, seinen_rat
treffen = getroffen, kennengelernt, kennen_gelernt, wiedergetroffen, wiedergesehen, besucht
treffen = näher_kennengelernt
mit_wem = gesprochen, geredet, telefoniert, geplaudert, gequatscht, getroffen, unterhalten
mit_wem = spazieren, essen, geschrieben, geskypt, frühstücken, kaffee_trinken, verabredet, versöhnt
mit_wem = angefreundet, gelacht, getrunken, gegessen, frühstücken, gefrühstückt, gekocht, wandern
mit_wem = gewesen, gegangen, ausgetauscht, connected, verbunden, gebabbelt, geklönt
zusammensein = kaffee, mittagessen, abendessen, frühstück, telefonat, spaziergang, gespräch, bier
zusammensein = tee, treffen, wein, anruf, videoanruf, plausch, essen, eis, abend, kaffeetrinken, mittag
zusammensein = brunch, feierabendbier, kaffeepause, videocall, ausflug, klönschnack
modalverb = kann, könnte, hat, mag, nimmt, hilft, leiht, macht, übernimmt, möchte, will, mir, mich
modalverb = uns, würde, kommt, bereit, zeit, lust, auf, am, das, den, die, nach, für, mit, es, was
modalverb = mal, sich, beim, ihren, seinen, ihre, seine, morgen, nächste
"""

GERMAN_SINGULAR: Final = {
    "nachbarn": "Nachbar",
    "kollegen": "Kollege",
    "fremden": "Fremder",
    "bekannten": "Bekannter",
    "jungen": "Junge",
    "studenten": "Student",
    "herrn": "Herr",
    "pfarrers": "Pfarrer",
    "therapeuten": "Therapeut",
    "physiotherapeuten": "Physiotherapeut",
    "neffen": "Neffe",
    "paten": "Pate",
    "assistenten": "Assistent",
    "praktikanten": "Praktikant",
    "kunden": "Kunde",
    "paketboten": "Paketbote",
    "kommilitonen": "Kommilitone",
    "passanten": "Passant",
    "polizisten": "Polizist",
}
"""Nouns that end in -n after an article in another case."""

GERMAN_CASES: Final = (
    ("mein", "m", "mein", "er"),
    ("meinen", "m", "mein", "er"),
    ("meinem", "m", "mein", "er"),
    ("meines", "m", "mein", "er"),
    ("meine", "f", "meine", "e"),
    ("meiner", "f", "meine", "e"),
    ("meine", "p", "meine", "en"),
    ("meinen", "p", "meine", "en"),
    ("meiner", "p", "meine", "en"),
    ("unser", "m", "unser", "er"),
    ("unseren", "m", "unser", "er"),
    ("unserem", "m", "unser", "er"),
    ("unserer", "f", "unsere", "e"),
    ("unseren", "p", "unsere", "en"),
    ("beim", "m", "der", "e"),
    ("vom", "m", "der", "e"),
    ("der", "m", "der", "e"),
    ("den", "m", "der", "e"),
    ("dem", "m", "der", "e"),
    ("die", "f", "die", "e"),
    ("der", "f", "die", "e"),
    ("die", "p", "die", "en"),
    ("den", "p", "die", "en"),
    ("ein", "m", "ein", "er"),
    ("einen", "m", "ein", "er"),
    ("einem", "m", "ein", "er"),
    ("eine", "f", "eine", "e"),
    ("einer", "f", "eine", "e"),
    ("meinem", "", "mein", "es"),
    ("dem", "", "das", "e"),
    ("einem", "", "ein", "es"),
    ("unserem", "", "unser", "es"),
    ("seinem", "m", "sein", "er"),
    ("seinen", "m", "sein", "er"),
    ("ihrem", "m", "ihr", "er"),
    ("ihren", "m", "ihr", "er"),
    ("seiner", "f", "seine", "e"),
    ("ihrer", "f", "ihre", "e"),
)
"""Article, gender of the noun, the article in the nominative, the ending of an adjective there."""
