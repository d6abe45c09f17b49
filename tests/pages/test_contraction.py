"""French names behind `de` and `à`, as they sound."""

from __future__ import annotations

from helplog.pages.wording.names_in_sentences import Named
from helplog.pages.words import words_in

LED = """\
Sam                | de Sam                | à Sam
Ana                | d’Ana                 | à Ana
Émile              | d’Émile               | à Émile
Œdipe              | d’Œdipe               | à Œdipe
Hélène             | d’Hélène              | à Hélène
Henri              | d’Henri               | à Henri
Harry              | de Harry              | à Harry
Yves               | d’Yves                | à Yves
Yann               | de Yann               | à Yann
ma sœur            | de ma sœur            | à ma sœur
le voisin          | du voisin             | au voisin
les voisins du bas | des voisins du bas    | aux voisins du bas
la voisine         | de la voisine         | à la voisine
l’infirmière       | de l’infirmière       | à l’infirmière
Le Goff            | de Le Goff            | à Le Goff
le                 | de le                 | à le
"""


def test_a_name_takes_what_stands_before_it() -> None:
    words = words_in("fr")
    for row in LED.splitlines():
        name, of, to = map(str.strip, row.split("|"))
        named = Named([name], words)
        assert (f"{named:de}", f"{named:à}", f"{named}") == (of, to, name)


def test_each_of_several_takes_its_own() -> None:
    several = Named(["Ana", "le voisin", "Sam"], words_in("fr"))
    assert f"{several:de}" == "d’Ana, du voisin et de Sam"
    assert f"{Named([], words_in('fr')):à}" == ""
