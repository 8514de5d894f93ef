"""Words by which the head of a news text is recognised, for each language that has a table."""

from __future__ import annotations

__all__ = ["AUTHOR_WORDS", "DATE_WORDS", "MONTHS", "NO_PLACE", "PLACE_PARTICLES", "PLACE_PREPOSITIONS", "WEEKDAYS"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MONTHS = (
    # English, German, French, Spanish, Italian, Portuguese, Dutch, Russian (genitive)
    "january jan januar janvier enero gennaio janeiro januari января",
    "february feb februar février febrero febbraio fevereiro februari февраля",
    "march mar märz mars marzo março maart марта",
    "april apr avril abril aprile апреля",
    "may mai mayo maggio maio mei мая",
    "june jun juni juin junio giugno junho июня",
    "july jul juli juillet julio luglio julho июля",
    "august aug août agosto augustus августа",
    "september sep sept septembre septiembre settembre setembro сентября",
    "october oct oktober okt octobre octubre ottobre outubro октября",
    "november nov novembre noviembre novembro ноября",
    "december dec dezember dez décembre diciembre dicembre dezembro декабря",
)
MONTHS: dict[str, int] = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Lower-case name or abbreviation, without its point → 1 … 12."""

WEEKDAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag "
    "dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes "
    "martes miércoles jueves viernes sábado domingo"
)

DATE_WORDS = _words(
    "date dated published updated posted modified issued released created datum stand veröffentlicht aktualisiert "
    "publié mis fecha publicado actualizado data pubblicato"
)
"""What a line that states the date of the text begins with."""

AUTHOR_WORDS = _words("by von par por")
"""What the line of the author begins with."""

PLACE_PREPOSITIONS = _words("in at aus à en em")
"""What stands before the place in the line of the author."""

PLACE_PARTICLES = _words(
    "al ad an ar as at az el ed la le les de del della der den des di do dos da du of the and on upon sur am im in "
    "an bei"
)
"""Small words inside the name of a place: RIO de JANEIRO, RAS al-KHAIMAH."""

NO_PLACE = _words(
    "a abstract advertisement alert am analysis analyst background breaking brief briefing by caption chapter "
    "column comment conclusion correction corrections covid data date description editorial editor epilogue essay "
    "exclusive explained explainer fact facts faq feature figure file graphic gallery headline headlines i ii iii "
    "iv v vi introduction interview just key letter letters list live location menu name news newsletter note notes "
    "notice obituary op opinion overview page part photo photos picture place podcast pm poll preface prologue q "
    "question questions quick quote read recap recipe related report reporter results review rule score section see "
    "series source special sports step story subject summary table tags tip tips title today tomorrow tonight topic "
    "transcript trending update updated updates url video view warning watch weather where who why yesterday "
    "achtung anmerkung bericht datei hinweis kommentar meinung quelle analyse avis note opinion"
)
"""Words that begin a line like the place of a dateline ("UPDATE: …") but are not places."""
