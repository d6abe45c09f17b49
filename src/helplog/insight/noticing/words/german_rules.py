"""German: what shows an item, and what only looks like one."""

from __future__ import annotations

from typing import Final

GERMAN_RULES: Final = """
# Was aus einer Bitte oder einem Angebot wurde
their yes: er/sie/die/beide hat/haben ~ ja gesagt
their yes: hat/haben ~ ja gesagt
their yes: er/sie ~ sagt/sagte/sagten/meinte ~ ja/klar/gern/gerne/zu
their yes: zugesagt/eingewilligt/zugestimmt
their yes: er/sie ~ macht/macht's/kommt/hilft/nimmt/übernimmt
their yes: klar ~ er/sie/kein/gern
their yes: er/sie ~ war/ist ~ sofort/gern/gerne dabei/bereit
their yes: $ ja
their yes: macht/kommt er/sie gern/gerne
their no: er/sie/die/beide hat/haben ~ nein gesagt
their no: hat/haben ~ nein gesagt
their no: hat ~ abgesagt/abgelehnt
their no: er/sie ~ kann ~ nicht
their no: er/sie ~ sagt/sagte/meinte ~ nein
their no: er/sie ~ hat ~ keine zeit
their no: er/sie ~ will/wollte ~ nicht
their no: geht/ging ~ nicht
their no: $ nein
their later: überlegt ~ sich
their later: meldet/melden ~ sich
their later: er/sie ~ schaut/guckt/überlegt/denkt
their later: ~ noch keine antwort
my yes: ich/wir/hab/habe ~ ich? ~ ja gesagt
my yes: ich/wir ~ sagte/sagten ~ ja
my yes: ja gesagt
my yes: angenommen/zugestimmt/zugesagt/eingewilligt
my yes: ich ~ hab/habe ... gelassen/lassen
my yes: lassen $
my yes: zugegriffen
my no: ~ nein ~ danke? ~ gesagt
my no: ich/wir ~ sagte/sagten ~ nein
my no: abgelehnt/abgewunken/abgewimmelt/ausgeschlagen/dankend_abgelehnt/verneint/abgewinkt/weggeschickt
my no: lehnte/winkte/schlug ... ab/aus
my no: ~ gesagt ~ nicht nötig
my no: nicht nötig/notwendig
my no: ~ gesagt ~ dass? ~ ich/ich's/es/wir/das ~ schaff/schaffe/schaff's/mach/mache/mach's/machs/geht/krieg/komm/komme/kann/brauche/brauch/hab/habe/schaffen/muss
my no: geht/ging ~ schon
my no: ich/hab/habe/wollte ~ ich? ~ nicht gewollt/angenommen/gelassen
my no: wollte ich/ich's nicht
my no: ich/wir wollte/wollten ~ nicht
my no: nein danke
my no: nicht angenommen
my no: ich ~ gemeint ~ geht/nicht/ich

# Abgegeben
handoffs: {what} ~ komplett/ganz? ~ an {who} ~ komplett/ganz? ~ abgegeben/übergeben/abgetreten/weitergegeben/übertragen
handoffs: {i} .. {who} ~ {what} ~ übergeben/übertragen
handoffs: {who} ~ ist/sind ~ jetzt/nun/ab_jetzt/von_jetzt_an/ab_sofort/künftig ~ für/fürs {what} verantwortlich/zuständig
handoffs: {who} ~ ist/sind ~ verantwortlich/zuständig für/fürs {what} jetzt/ab_jetzt/ab_sofort
handoffs: {who} ~ ist/sind ~ ab_jetzt/von_jetzt_an/ab_sofort/jetzt/künftig/von_nun_an .. verantwortlich/zuständig {what}?
handoffs: {who} ~ <hat> ~ ab_jetzt/von_jetzt_an/ab_sofort/künftig/dauerhaft/komplett/für_immer ~ {what} ~ komplett/ganz? übernommen
handoffs: {who} ~ <hat> ~ {what} ~ ab_jetzt/von_jetzt_an/ab_sofort/künftig/dauerhaft/komplett ~ übernommen
handoffs: {who} ~ macht/übernimmt/kümmert ~ sich? ~ ab_jetzt/von_jetzt_an/ab_sofort/künftig/von_nun_an/jetzt_komplett ~ {what}
handoffs: ab_jetzt/von_jetzt_an/ab_sofort/künftig/von_nun_an ~ macht/übernimmt/kümmert/ist ~ sich? ~ {who} {what}
handoffs: {i} .. {who} ~ die verantwortung für/fürs {what} ~ übergeben/übertragen/gegeben/abgegeben
handoffs: {i} ~ .. {what} .. an {who} delegiert
handoffs: {what} liegt/liegen ~ jetzt/ab_jetzt ~ bei {who}
handoffs: {what} ist/sind jetzt/ab_jetzt {whose} sache/aufgabe/job/ding

# Abgelehnt
declined: {whose} angebot/hilfe {what}? ~ abgelehnt/ausgeschlagen/nicht_angenommen
declined: ~ angebot/hilfe von {who} .. abgelehnt/ausgeschlagen/nicht_angenommen
declined: {i} .. {who} .. abgewimmelt/abgewunken/weggeschickt/abblitzen
declined: {i} ~ ~ ~ nein ~ danke? ~ gesagt ... als {who} .. angeboten/wollte/anbot/helfen {what}?
declined: {i} .. {who} ~ nein ~ danke? ~ gesagt ... als/weil er/sie/die .. angeboten/wollte/anbot/helfen {what}?
declined: zu {who} nein gesagt {what}?
declined: {i} .. {who} ~ nicht .. <lassen> lassen
declined: {i} ~ {who} ~ abgesagt ... als/weil er/sie .. angeboten/helfen

# Ja gesagt
accepted: {i} .. ja gesagt ~ als {who} {what}
accepted: {i} .. ja gesagt ~ zu {whose} {what}
accepted: {i} .. zu {who} ja gesagt {what}?
accepted: zu {whose} {what} ja gesagt
accepted: {whose} angebot/hilfe {what}? ~ angenommen
accepted: ~ angebot/hilfe/geld/einladung von {who} .. angenommen
accepted: hilfe von {who} bekommen/gehabt/gekriegt {what}?
accepted: hilfe/unterstützung/tipps/rat .. von {who} .. bekommen/gehabt/angenommen/gekriegt/geholt {what}?
accepted: von {who} .. hilfe/unterstützung/tipps/rat .. bekommen/gehabt/angenommen/gekriegt/geholt {what}?
accepted: {i} .. {who} ~ .. <lassen> lassen {what}?
accepted: {i} ~ mir ~ von {who} .. lassen {what}?
accepted: mir/uns ~ von {who} .. helfen/zeigen/erklären/bringen/kochen/geben/leihen lassen {what}?
accepted: von {who} .. helfen/fahren/abholen/mitnehmen/bekochen/trösten/zeigen/umarmen/unterstützen/bedienen lassen {what}?
accepted: ließ/liess ~ mir/mich? ~ von? {who} .. helfen/fahren/kochen/tragen/machen/zeigen

# Gebeten
asks: {i} .. {who} ~ <ich_hab>? .. um ~ <um_hilfe> {what}? ~ gebeten/gefragt/angefleht
asks: {who} ~ .. um .. gebeten {what}?
asks: {i} .. um {whose} {what} gebeten
asks: {i} .. {who} ~ nach ~ hilfe/unterstützung/rat/tipps {what}? gefragt
asks: {who} ~ nach ~ hilfe/unterstützung/rat/tipps {what}? gefragt
asks: {i} ~ .. {who} ~ .. gefragt ob ~ {who} ~ .. <modalverb> {what}
asks: {who} ~ .. gefragt ~ ob ~ {who} ~ .. <modalverb> {what}
asks: {who} ~ .. gefragt ~ ob ich .. darf/kann/dürfte/könnte {what}?
asks: {who} ~ .. gebeten ~ {what}
asks: {who} ~ angerufen/angeschrieben/angehauen/geschrieben ... und ~ gefragt/gebeten {what}
asks: {who} ~ angerufen/angeschrieben/angehauen/geschrieben ... um ~ .. gebeten {what}?
asks: {i} .. {who} ~ angerufen/angeschrieben/geschrieben ... um ~ .. gebeten {what}?
asks: {who} ~ .. angerufen/angeschrieben/geschrieben/angesprochen/angehauen/angepingt ~ ob ~ {who} {what}
asks: {who} ~ .. angerufen/angeschrieben/geschrieben/angesprochen/angehauen ~ um ~ hilfe/rat {what}?
asks: {i} ~ bat {who} {what}
asks: bat ich {who} {what}
asks: {i} ~ fragte {who} ~ ob ~ {who} ~ {what}
asks: fragte ich {who} ~ ob ~ {who} ~ {what}
asks: um hilfe/unterstützung .. gebeten {what}?
asks: nach hilfe/unterstützung .. gefragt {what}?
asks: bei {who} .. um .. gebeten {what}?

# Angeboten
offers: {who} ~ <hat> .. angeboten ~ {what}
offers: {who} ~ <hat> ~ <mir>? ~ {what} angeboten
offers: <hat> ~ <mir>? ~ {who} ~ <mir>? ~ {what}? angeboten {what}?
offers: {who} ~ bietet/bot ~ <mir>? ~ an {what}
offers: {who} ~ bietet/bot ~ <mir>? ~ {what} an
offers: {who} ~ meint/meinte/sagt/sagte/schrieb/schreibt ~ dass? ~ {who} ~ könnte/kann/würde/hilft/übernimmt/nimmt {what}
offers: {who} ~ <hat> ~ <mir>? ~ gesagt/gemeint/geschrieben ~ dass? ~ {who} ~ könnte/kann/würde/hilft/übernimmt/nimmt/mir/das/gern/gerne/uns/die/den {what}
offers: {who} ~ <hat> ~ <mir>? ~ gesagt/gemeint/geschrieben ~ dass? ~ ich/wir ~ .. kann/könnte/können/darf/soll/dürfen {what}
offers: {who} ~ meint/meinte/sagt/sagte/schrieb ~ dass? ~ ich/wir ~ kann/könnte/können/darf/soll ~ sie/ihn/mich/jederzeit/bei/gern/gerne/ruhig/mir/uns {what}
offers: {who} ~ <hat> ~ mich? ~ gefragt ~ ob ich/wir ~ .. brauche/brauchen {what}?
offers: {who} ~ <hat> ~ mich? ~ gefragt ~ ob {who} ~ <mir>/was/etwas/helfen/die/das/den/mich/mit/kommen/vorbeikommen/mitkommen/bleiben/rüberkommen .. kann/soll/darf/könnte/können/sollen {what}?
offers: {who} ~ fragt/fragte ~ mich? ~ ob ich/wir ~ .. brauche/brauchen {what}?
offers: {who} ~ fragt/fragte ~ mich? ~ ob {who} ~ <mir>/was/etwas/helfen/die/das/den/mich .. kann/soll/darf/könnte {what}?
offers: angebot von {who} {what}
offers answered: {who} ~ wollte/wollten ~ {what}
offers answered: <hat> {who} ~ {what} wollen

# Gedankt
thanks: {i} ~ mich ~ ... bei? {who} ... bedankt {what}?
thanks: bei? {who} .. bedankt {what}?
thanks: bedankte/bedankten mich/uns ~ bei {who} {what}?
thanks: {i} .. {who} ~ .. gedankt {what}?
thanks: {who} ~ .. gedankt {what}?
thanks: {who} ~ danke/dankeschön/vielen_dank gesagt/geschrieben {what}?
thanks: {who} ~ .. gesagt ~ wie ~ viel/sehr/dankbar/froh/gut {what}
thanks: {who} ~ .. gesagt ~ dass ich ~ so? ~ dankbar {what}
thanks: {who} ~ .. dankeskarte/dankesbrief/dankesmail/danke-karte/dankesnachricht geschrieben/geschickt/gebracht/gegeben {what}?
thanks: dankeskarte/dankesbrief/dankesmail/danke-karte/dankesnachricht an {who} geschrieben/geschickt {what}?
thanks: {who} ~ .. geschenkt/geschickt/gebracht/gebacken/*gegeben/vorbeigebracht/besorgt ~ als/zum ~ kleines/kleiner? ~ dankeschön/dank/danke {what}?
thanks: {who} ~ .. als/zum ~ kleines/kleiner? ~ dankeschön/dank/danke .. geschenkt/geschickt/gebracht/gebacken/gegeben/geschrieben {what}?
thanks: {who} ~ als/zum ~ dank/dankeschön .. eingeladen {what}?
thanks: {i} ~ dankte {who} {what}?
thanks: {who} ~ angerufen/geschrieben ~ um ~ danke zu sagen {what}?
thanks: {who} ~ angerufen/geschrieben ~ um ~ mich zu bedanken {what}?

# Geholfen
accepted: {who} ~ <hat> ~ .. <mir> ~ .. <mir_getan> {what}?
accepted: <hat> ~ {who} ~ .. <mir> ~ .. <mir_getan> {what}?
accepted: <hat> ~ <mir> ~ {who} ~ .. <mir_getan> {what}?
accepted: {who} ~ <hat> ~ .. <mich> ~ .. <mich_getan> {what}?
accepted: <hat> ~ {who} ~ .. <mich> ~ .. <mich_getan> {what}?
accepted: <hat> ~ <mich> ~ {who} ~ .. <mich_getan> {what}?
accepted: {who} ~ <hat> ~ .. <mein> .. <mein_getan> {what}?
accepted: <hat> ~ {who} ~ .. <mein> .. <mein_getan> {what}?
accepted: {who} ~ <hat> ~ .. <mir> ~ .. starthilfe/halt/tipps/tipp/rat/hand/mut/feedback/rückmeldung/unterlagen/rückendeckung/obdach/nachhilfe .. gegeben {what}?
accepted: <hat> ~ <mir>? ~ {who} ~ <mir>? ~ .. starthilfe/tipps/tipp/rat/mut/feedback/rückmeldung/nachhilfe .. gegeben {what}?
accepted: {who} ~ <hat> ~ .. <mir> ~ .. <essen> .. gemacht/gegeben/vorbeigebracht/gekocht/gebracht {what}?
accepted: {who} ~ <hat> ~ .. <essen> .. gebracht/vorbeigebracht/gekocht/mitgebracht/vorgekocht {what}?
accepted: <hat> ~ {who} ~ .. <essen> .. gebracht/vorbeigebracht/gekocht/mitgebracht/vorgekocht {what}?
accepted: {who} ~ <hat> ~ .. <kinder> .. genommen/gehalten/gehütet/abgeholt/betreut/bespaßt/gesittet/übernommen/gebracht/ausgeführt/gefüttert/versorgt/hingebracht {what}?
accepted: <hat> ~ {who} ~ .. <kinder> .. genommen/gehalten/gehütet/abgeholt/betreut/bespaßt/übernommen/gebracht/ausgeführt {what}?
accepted: {who} ~ <hat> ~ .. auf ~ die/das/den/unsere/meine/meinen/unser .. aufgepasst {what}?
accepted: <hat> ~ {who} ~ .. auf ~ die/das/den/unsere/meine/meinen/unser .. aufgepasst {what}?
accepted: {who} ~ <hat> ~ .. sich ~ .. um ~ die/das/den/unsere/meine/mich .. gekümmert {what}?
accepted: <hat> ~ sich? ~ {who} ~ sich? ~ .. um ~ die/das/den/unsere/meine/mich .. gekümmert {what}?
accepted: {who} ~ <hat> ~ .. <für_mich> .. <getan_für> {what}?
accepted: <hat> ~ {who} ~ .. <für_mich> .. <getan_für> {what}?
accepted: {who} ~ ist/war ~ .. <für_mich> ~ .. eingesprungen/da/losgefahren/dagewesen/raus/gegangen/los/hin {what}?
accepted: {who} ~ ist/sind ~ .. eingesprungen {what}?
accepted: {who} ~ hatte/hatten ~ .. die/das/den/unsere/unseren .. <kinder> {what}?
accepted: {who} ~ <hat> ... und ~ <mir> ~ .. <mir_getan> {what}?
accepted: {who} ~ <hat> ~ .. zugehört {what}?
accepted: mir/uns ~ wurde/wurden ~ .. von? {who} {what}
accepted: {who} ~ kam/ist/kamen/sind ... um ... aufzupassen/zu_reparieren/zu_tragen/zu_kochen/mitzuhelfen/zu_putzen/anzupacken/abzuholen {what}?
accepted: {who} ~ <hat> ~ .. <mit_mir> ~ .. <zusammen_getan> {what}?
accepted: <hat> ~ {who} ~ .. <mit_mir> ~ .. <zusammen_getan> {what}?
accepted: {who} ~ ist ~ .. <mit_mir> ~ .. gegangen/gefahren/gekommen/mitgekommen {what}?
accepted: {who} ~ ist ~ .. zum/zur/ins/mit .. mitgekommen/mitgegangen/mitgefahren {what}?
accepted: {who} ~ ist/kam ~ .. <mir> ~ .. zu_helfen {what}?
accepted: {who} ~ ist/kam ~ ... um <mir>? ~ ... zu_helfen {what}?
accepted: {who} ~ kam/ist ~ .. vorbei/rüber/vorbeigekommen/rübergekommen/gekommen .. und hat .. <mir> ~ .. <mir_getan> {what}?
accepted: {who} ~ <hat> ~ .. <mir> ~ .. die/das/den/alles/weg .. gezeigt/geschickt/rausgesucht {what}?
accepted: <hat> ~ <mir>? ~ {who} ~ <mir>? ~ .. die/das/den/alles/weg .. gezeigt/geschickt {what}?
accepted: {who} ~ <hat> ~ .. <mir> ~ .. notizen/link/rezept/unterlagen/liste/nummer/kontakt/vorlage .. geschickt/gegeben/weitergeleitet {what}?
accepted: {who} ~ <hat> <mich> ~ .. schlafen/wohnen/übernachten/ausschlafen/ausreden/mitfahren/ausheulen lassen {what}?
accepted: {who} ... und ~ <hat> ~ .. <mir> ~ .. <mir_getan> {what}?
accepted: {who} ... und ~ <hat> ~ .. <mich> ~ .. <mich_getan> {what}?
accepted: {who} ~ kam/ist ... und ~ <hat> ~ .. <mein_getan> {what}?
accepted: {who} ~ <hat> ~ sich .. mein/meine/meinen .. <mein_getan> {what}?
accepted: {who} ~ <hat> ~ .. <haushalt> .. gemacht/erledigt/übernommen/geputzt/aufgehängt/rausgebracht/aufgeräumt/ausgeräumt {what}?
accepted: {who} ~ <hat> ~ ..- beim/bei/mit .. geholfen/mitgeholfen/angepackt {what}?
accepted: {who} ~ <hat> ~ ..- geholfen ~ .. zu .. {what}?
accepted: {who} ~ <hat> ~ .. mitgeholfen/mitangepackt/mit_angepackt/mit_angefasst/mitgetragen/babygesittet {what}?
accepted: {who} ~ <hat> ~ .. schicht/dienst/spätschicht/frühschicht/stunde/vertretung .. übernommen {what}?
accepted: {who} ~ <hat> ~ .. <mir> ~ .. gezeigt wie {what}
accepted: {who} ~ <hat> ~ .. <mir> ~ .. unter_die_arme_gegriffen/den_rücken_freigehalten/rücken_freigehalten {what}?
accepted: {who} ~ half/halfen <mir> {what}?
accepted: half/halfen ~ <mir>? ~ {who} ~ <mir>? {what}
accepted: {who} ~ hilft/helfen <mir> ~ gerade/beim/bei/mit {what}
accepted: {who} ~ brachte/fuhr/holte/nahm/begleitete/tröstete/rettete/vertrat/unterstützte <mich> {what}?
accepted: {who} ~ brachte/lieh/zeigte/erklärte/kochte/besorgte/kaufte/trug/reparierte/schickte/machte <mir> ~ {what}
accepted: {who} ~ gab <mir> ~ .. tipps/tipp/rat/mut/starthilfe/feedback/rückmeldung/nachhilfe {what}?
accepted: {who} ~ nahm <mir> ~ {what} ab
accepted: {who} ~ hörte <mir> ~ {what}? zu
accepted: {who} ~ reparierte/goss/fütterte/passte/übernahm/putzte/las/korrigierte ~ auf? <mein> {what}
accepted: {who} ~ passte auf {what} auf
accepted: {who} ~ sprang .. für_mich/für_uns ein {what}?
accepted: {i} ~ wurde/wurden/bin/worden ~ .. von? {who} .. abgeholt/gefahren/heimgefahren/mitgenommen/gebracht/bekocht/getröstet/unterstützt/vertreten/begleitet/eingeladen/gerettet/heimgebracht {what}?
accepted: wurde/wurden ~ .. von? {who} .. abgeholt/gefahren/heimgefahren/mitgenommen/gebracht/bekocht/getröstet/unterstützt/vertreten/begleitet/heimgebracht {what}?
accepted: wurde/wurden mir/uns ~ .. von {who} {what}
accepted: mit {whose} hilfe {what}?
accepted: mit hilfe/unterstützung von {who} {what}?
accepted: {i} .. bei {who} .. mitfahren/mitgefahren/übernachten/unterkommen/wohnen/ausheulen {what}?
accepted: {i} .. von {who} .. ausgeliehen/geliehen/geborgt/abgeholt/gelernt {what}?
accepted: von {who} .. ausgeliehen/geliehen/geborgt/bekommen {what}?
accepted: durfte/konnte ich? ~ bei {who} .. mitfahren/übernachten/unterkommen/wohnen/schlafen
accepted: durfte/konnte ich? ~ {whose} {what} benutzen/leihen/ausleihen/nehmen

# Begegnet
connections: {who} ~ .. <treffen> {what}?
connections: {i} ~ .. {who} ~ .. <treffen> {what}?
connections: {i} .. mit {who} ~ .. <mit_wem> {what}?
connections: mit {who} ~ .. <mit_wem> {what}?
connections: ^? <zusammensein> .. mit {who} {what}?
connections: {who} .. angerufen ~ und? wir ~ haben? ~ .. geredet/gesprochen/gequatscht/gelacht {what}?
connections: {who} ~ und ich ~ haben/sind/waren ~ .. geredet/gesprochen/telefoniert/gequatscht/gelacht/spazieren/gegangen/gegessen/getroffen {what}?
connections: {i} ~ traf/besuchte {who} {what}?
connections: traf/besuchte ich {who} {what}?
connections: bei {who} ~ zum .. gewesen/eingeladen/essen {what}?
connections: telefonierte/sprach/redete/quatschte ~ ich? ~ .. mit {who} {what}?
connections: {who} ~ ist? ~ .. über_den_weg_gelaufen {what}?
connections: {who} ~ kam .. zu_besuch/auf_einen_kaffee {what}?
connections: {who} ~ war .. zu_besuch/auf_einen_kaffee/zum_kaffee/zum_essen {what}?
connections: wiedersehen mit {who} {what}?
connections: ins gespräch gekommen mit {who} {what}?
connections: mit {who} ins gespräch gekommen {what}?
connections: mit {who} angefreundet/versöhnt {what}?
connections: bei {who} {what}? gemeldet

# Gebraucht, und nicht gefragt
needs: {i} ~ brauche/brauch/brauchen/bräuchte/bräuchten/benötige ~ .. hilfe/unterstützung/jemanden/jemand/rat/beistand {what}?
needs: brauche/brauch/bräuchte ~ ich? ~ .. hilfe/unterstützung/jemanden/jemand/rat {what}?
needs: könnte/könnten/kann/würde ~ ich? ~ .. hilfe/unterstützung/jemanden .. gebrauchen/brauchen
needs: weiß/weiss ~ ich? ~ nicht ~ wie/wo ich {what} allein/alleine/schaffen/hinkriegen/soll
needs: weiß/weiss ~ ich? ~ nicht ~ wen ich {what}
needs: brauche/brauch/bräuchte ~ ich? ~ einen/eine/nen/ne <helfer> {what}?
needs: {what} krieg/kriege/schaff/schaffe/pack ich ~ nicht ~ mehr? ~ allein/alleine {what}?
needs: weiß/weiss ~ ich? ~ nicht ~ weiter mit/bei/beim {what}
needs: ~ keine ahnung ~ wen/wie/wo ich {what}
needs: ich/ich_sollte/sollte/muss/müsste ~ ich? ~ .. jemanden .. fragen/bitten/finden/suchen/anrufen {what}?
needs: sollte/muss/müsste/ich ~ ich? ~ hilfe .. holen/suchen/bitten {what}?
needs: ich/sollte/muss/müsste ~ sollte/müsste/muss/ich? ~ {who} ~ .. fragen/bitten {what}?
needs: schaff/schaffe/schaffen/pack/packe/kann/krieg/kriege/bewältige ~ ich? ~ {what} nicht ~ mehr? ~ allein/alleine
needs: ich/wir ~ kann/schaff/schaffe ~ {what} ~ nicht ~ allein/alleine
needs: allein/alleine schaff/schaffe/pack/packe/krieg/kriege/kann ich {what} nicht
needs: {i} ~ .. noch niemanden/keinen/niemand .. gefragt {what}?
needs: noch niemanden/keinen/niemand gefragt {what}?
needs: komm/komme ~ ich? ~ .. nicht ~ mehr? ~ weiter/klar/hinterher {what}?
needs: ~ überfordert mit/von {what}
needs: mit/von {what} ~ überfordert
needs: wächst mir .. über_den_kopf
needs: ~ fehlt mir ~ .. jemand/hilfe/unterstützung {what}?
needs: mir fehlt ~ .. jemand/hilfe/unterstützung {what}?
needs: wäre/wär ~ .. gut/schön/toll ~ wenn ~ mir? ~ .. jemand ~ mir? {what}

# Allein gehalten
alone: mach/mache/machs/mach's ~ ich's/ich/das/es/halt/ich_das ~ .. selbst/selber/allein/alleine
alone: ich ~ mach/mache/mach's/machs ~ das/es? ~ .. selbst/selber/allein/alleine/schon
alone: ich ~ krieg/kriege/schaff/schaffe/schaff's ~ das/es? ~ .. allein/alleine/schon/selbst/selber
alone: schaff/schaffe/krieg ~ ich ~ das/es? ~ allein/alleine/schon/selbst/selber
alone: ~ .. <allein> .. <allein_getan>
alone: ~ <allein_getan> .. <allein>
alone: einfacher/schneller/leichter/besser ~ wenn ~ ich {what} <allein> {what}
alone: einfacher/schneller/leichter/besser ~ wenn ich's ~ <allein> {what}
alone: ~ bevor ich .. frage/bitte/erkläre ... <allein>
alone: wollte/will/wollten/möchte ~ ich? ~ niemandem/niemanden/keinem/keinen/ihr/ihm/ihnen/keine_last ~ zur_last_fallen/belasten/stören/nerven/behelligen/sein/belästigen
alone: wollte/will/möchte ~ ich? ~ niemandem/keinem ~ zur? ~ last/umstände {what}
alone: niemandem/keinem ~ zur_last_fallen
alone: muss/musste ~ ich? ~ .. <allein> machen/schaffen/stemmen/durch/erledigen/regeln
alone: alles ~ an_mir/bei_mir/an_mir_hängen ~ hängen? ~ geblieben/hängengeblieben/hängen
alone: bleibt/blieb ~ .. alles ~ .. an_mir/bei_mir {what}?
alone: dann ~ mach ich ~ das/es .. selbst/selber/allein/alleine/halt
alone: irgendwie ~ <allein> {what}
alone: zähne ~ zusammengebissen
alone: das krieg/kriege/schaff/schaffe/mach/mache ich ~ schon ~ hin? $
alone: da muss ich ~ .. <allein> durch

# Was andere mit anderen tun, was nur gewünscht ist, was überhaupt gesagt wird
not: wünschte/wünsche
not: geträumt/träumte
not: stell/stelle dir/mir
not: hätte
not: hätten
not: wäre .. gewesen
not: als ich ~ klein/kind/jung/zehn/acht/sechs/ein
not: vor/vor_vielen jahren
not: im/in film/buch/roman/krimi/podcast/artikel/traum/serie
not: in einer/der serie/geschichte/folge/doku
not: früher
not accepted declined asks offers thanks handoffs connections alone: wie schön/toll/gut/nett
not accepted asks offers: gegenseitig/einander
not near accepted: weinen/heulen/palme/verzweiflung/rage
not accepted declined asks offers thanks handoffs connections: man
not accepted declined asks offers thanks handoffs connections: hoffentlich/hoffe
not near accepted asks thanks connections handoffs offers: nicht/nie/niemals/niemand/keiner/kein/keine/keinen/niemandem/niemanden/keinem/kaum/nichts/keins
not near accepted asks thanks connections handoffs offers: fast/beinahe/ohne
not near accepted asks thanks connections handoffs: würde/könnte/sollte/müsste/würden/könnten/wollen
not near accepted asks thanks connections handoffs: will/werde/wird/werden
not near accepted asks thanks connections handoffs: wollte/wollten/versucht
not near accepted asks thanks connections offers handoffs: immer/oft/meistens/normalerweise/ständig/jeden/jede/jedes/manchmal/meist
not near accepted asks thanks connections handoffs: wenn/falls
not near accepted thanks connections handoffs: vielleicht
not near asks: hat/haben/hast/hatten/wurde/wurden/wird/ist/wann/wie/was/warum/wo/mich/uns/mir_gesagt
not near thanks: hat/haben/hast/sich/wurde/mir
not near connections: hat/hast/ihn/sie/einander/streit/gestritten/entscheidung/ziel/ziele/termin
not near needs: kein/keine/keinen/nicht_mehr_brauche/er/sie/man/braucht
not near alone: nicht/nie/kein/keine/hat/haben/ist/er/sie/man/stolz/spaß/war
not near alone: selbst am/im/in/der/die/das/wenn/mein/meine/an/bei
not near accepted: blick/korb/laufpass/erkältung/schuld/ohrfeige/vorwürfe/schuldgefühle
not near accepted: fotos/bilder/urlaubsfotos/wahnsinnig/verrückt/angesteckt/aufgedrückt/geärgert/zur_weißglut
not near accepted: seinem/seiner/ihrem/ihrer/seinen bruder/schwester/mutter/vater/freund/freundin/eltern/sohn/tochter/kindern
not near offers accepted declined: job/stelle/rabatt/gutschein/kredit/beförderung/vertrag/kreditkarte
not near offers declined: einladung/meeting
not near accepted asks thanks connections: erzählt/erzählte/liest/gelesen/gehört_dass
not near accepted asks connections: angeblich
not near accepted: ihn/ihm/ihnen
not offers declined: bier/kaffee/tee/keks/kekse/zigarette/wein/drink/kaugummi/schokolade/stück
not near declined: mich
"""
