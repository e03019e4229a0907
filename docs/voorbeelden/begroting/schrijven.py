"""Een hoofdstuk schrijven als HTML en als Markdown."""

from html import escape

from hoofdstuk import GELD, KOLOMMEN

BEREIKEN = "Wat willen we bereiken?"
DOEN = "Wat gaan we daarvoor doen?"
KOSTEN = "Wat mag het kosten?"
NIETS = "Hierover staat niets in deze versie."


def als_html(hoofdstuk):
    """Het hoofdstuk als HTML-pagina zonder opmaak; die geeft u er zelf aan."""
    delen = [f"<h1>{escape(hoofdstuk['titel'])}</h1>", f"<p>{escape(hoofdstuk['inleiding'])}</p>"]
    for effect in hoofdstuk["effecten"]:
        delen += [f"<h2>{escape(effect['kop'])}</h2>", f"<p>{escape(effect['waarom'])}</p>"]
        delen += [f"<h3>{BEREIKEN}</h3>", _tabel(KOLOMMEN, effect["bereiken"])]
        delen += [f"<h3>{DOEN}</h3>", _lijst(effect["doen"])]
        delen += [f"<h3>{KOSTEN}</h3>", _tabel(GELD, effect["kosten"])]
    delen.append(f"<p>{escape(hoofdstuk['herkomst'])}</p>")
    titel = escape(hoofdstuk["titel"])
    kop = f'<!DOCTYPE html>\n<html lang="nl">\n<meta charset="utf-8">\n<title>{titel}</title>\n'
    return kop + "\n".join(delen) + "\n</html>\n"


def _tabel(koppen, rijen):
    if not rijen:
        return f"<p>{NIETS}</p>"
    kop = "".join(f'<th scope="col">{escape(naam)}</th>' for naam in koppen)
    regels = "\n".join("<tr>" + "".join(f"<td>{escape(cel)}</td>" for cel in rij) + "</tr>" for rij in rijen)
    return f"<table>\n<tr>{kop}</tr>\n{regels}\n</table>"


def _lijst(teksten):
    if not teksten:
        return f"<p>{NIETS}</p>"
    return "<ul>\n" + "\n".join(f"<li>{escape(tekst)}</li>" for tekst in teksten) + "\n</ul>"


def als_markdown(hoofdstuk):
    """Hetzelfde hoofdstuk als Markdown."""
    delen = [f"# {hoofdstuk['titel']}", hoofdstuk["inleiding"]]
    for effect in hoofdstuk["effecten"]:
        delen += [f"## {effect['kop']}", effect["waarom"]]
        delen += [f"### {BEREIKEN}", _markdown_tabel(KOLOMMEN, effect["bereiken"])]
        delen += [f"### {DOEN}", "\n".join(f"- {tekst}" for tekst in effect["doen"]) or NIETS]
        delen += [f"### {KOSTEN}", _markdown_tabel(GELD, effect["kosten"])]
    delen.append(hoofdstuk["herkomst"])
    return "\n\n".join(deel for deel in delen if deel) + "\n"


def _markdown_tabel(koppen, rijen):
    if not rijen:
        return NIETS
    regels = [koppen, ["---"] * len(koppen), *rijen]
    return "\n".join("| " + " | ".join(_cel(cel) for cel in regel) + " |" for regel in regels)


def _cel(tekst):
    return " ".join(tekst.split()).replace("|", "\\|")
