"""Maak een hoofdstuk van de begroting van een vastgestelde versie van een doelenboom. Zie README.md."""

import argparse
import os
import sys
from pathlib import Path

from hoofdstuk import maak
from ophalen import MisluktError, haal_op
from schrijven import als_html, als_markdown


def main():
    """Lees wat er is ingetypt en schrijf hoofdstuk.html en hoofdstuk.md."""
    gevraagd = _lees()
    try:
        boom = haal_op(gevraagd.adres, gevraagd.sha256, os.environ.get("API_SLEUTEL", ""))
    except MisluktError as reden:
        sys.exit(str(reden))
    hoofdstuk = maak(boom, gevraagd.jaar)
    (gevraagd.map / "hoofdstuk.html").write_text(als_html(hoofdstuk), encoding="utf-8")
    (gevraagd.map / "hoofdstuk.md").write_text(als_markdown(hoofdstuk), encoding="utf-8")


def _lees():
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--adres", required=True, help="het adres van de versie, met haar nummer")
    lezer.add_argument("--sha256", required=True, help="de SHA-256 van die versie")
    lezer.add_argument("--jaar", required=True, type=int, help="het begrotingsjaar")
    lezer.add_argument("--map", type=Path, default=Path(), help="waar de bestanden komen")
    return lezer.parse_args()


if __name__ == "__main__":
    main()
