"""The rule by which an indicator is on course, as people read it. The same rule in code: judging.py."""


def _paragraphs(text):
    return tuple(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))


RULE = _paragraphs(
    """
    We kijken naar de nieuwste waarde van de eigen gemeente, over een periode die voorbij is. Die
    vergelijken we met de eerste streefwaarde voor dat jaar of later. Is er geen latere streefwaarde, dan
    blijft de laatste gelden. Een voorlopige waarde telt mee.

    Op koers: de waarde voldoet aan de streefwaarde, of is ver genoeg op weg. Wat ver genoeg is, volgt uit
    een rechte lijn in de tijd: van de nulmeting, langs eerdere streefwaarden, naar de streefwaarde aan
    het eind van haar jaar. Zonder nulmeting begint de lijn bij de eerste meting.

    Let op: de waarde is niet ver genoeg, maar minstens de helft van de weg die nodig was, is afgelegd. Is
    het jaar van de streefwaarde bereikt, dan was de hele weg nodig.

    Niet op koers: minder dan de helft van die weg is afgelegd. Of de waarde was bij het begin al goed,
    en is dat nu niet meer.

    Moet de waarde tussen twee grenzen liggen, dan is zij daarbinnen op koers. Daarbuiten is het let op
    als zij dichterbij ligt dan de vorige keer, en anders niet op koers.

    Staat er geen teken bij de streefwaarde (zoals < of ≥), dan bepaalt de gewenste richting of hoger of
    lager goed is. Is er ook geen richting, dan kijken we of de streefwaarde boven of onder het begin ligt.

    Verwijst de streefwaarde naar het landelijk gemiddelde of naar vergelijkbare gemeenten, dan nemen we
    hun waarde uit hetzelfde jaar, of anders uit het laatste jaar daarvoor.

    Onbekend: er is geen streefwaarde of geen meting, er is geen begin om mee te vergelijken, we sturen er
    niet op, of de nieuwste meting is een tekst of ging niet door. Ook een waarde die te oud is, telt niet
    als goed: zes maanden na het eind van de volgende meetperiode moet er een nieuwe zijn. Wordt er eens in
    de twee of vier jaar gemeten, dan mag ‘niet gemeten’ in een tussenjaar.
    """
)
