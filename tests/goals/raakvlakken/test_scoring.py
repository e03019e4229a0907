"""The quality of the signals on judged pairs, and the command that measures it."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from goals.raakvlakken.scoring import Pair, PairError, read_pairs, score_pairs, summary_of

JUDGED = Path(__file__).with_name("judged_pairs.json")
BLIND = Path(__file__).with_name("pairs_blind.json")  # by who had not seen the word groups
LEAST_RECALL, LEAST_PRECISION, LEAST_AUC = 0.95, 0.97, 0.97
BLIND_RECALL, BLIND_PRECISION = 0.85, 0.9
GOOD = {"fysiek": "Bankjes", "sociaal": "Eenzaamheid", "label": "positive"}
WRONG = {"fysiek": "Bankjes", "sociaal": "Zorgfraude", "label": "negative"}
MISSED = {"fysiek": "Project 7", "sociaal": "Eenzaamheid", "label": "positive"}


def test_judged_pairs_stay_above_the_bar():
    """Whoever changes a word group sees here what it costs; docs/raakvlakken.md has the figures."""
    summary = summary_of(score_pairs(read_pairs(json.loads(JUDGED.read_text()))))
    assert summary["counts"]["positive"] + summary["counts"]["negative"] >= 150
    assert summary["recall"] >= LEAST_RECALL
    assert summary["precision"] >= LEAST_PRECISION
    assert summary["auc"] >= LEAST_AUC


def test_blind_pairs_stay_above_the_bar():
    """Half of these were never used for learning: a lower bar, and the one that was asked for."""
    summary = summary_of(score_pairs(read_pairs(json.loads(BLIND.read_text()))))
    assert summary["counts"]["positive"] + summary["counts"]["negative"] >= 220
    assert summary["recall"] >= BLIND_RECALL
    assert summary["precision"] >= BLIND_PRECISION


def test_read_pairs():
    """Pairs come with their judgement; Dutch labels are fine too."""
    assert read_pairs([GOOD, {**WRONG, "label": "negatief"}]) == [
        Pair("Bankjes", "Eenzaamheid", touch=True),
        Pair("Bankjes", "Zorgfraude", touch=False),
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Het bestand moet een lijst met minstens één paar zijn."),
        ([], "Het bestand moet een lijst met minstens één paar zijn."),
        (["x"], "Paar 1 is geen object met fysiek, sociaal en label."),
        ([GOOD, {**GOOD, "sociaal": " "}], "Paar 2 heeft geen tekst bij ‘sociaal’."),
        ([{**GOOD, "fysiek": 3}], "Paar 1 heeft geen tekst bij ‘fysiek’."),
        ([{**GOOD, "label": "ja"}], "Paar 1 heeft geen label ‘positive’ of ‘negative’."),
    ],
)
def test_read_pairs_wrong(data, sentence):
    """What is wrong is said in Dutch, with the number of the pair."""
    with pytest.raises(PairError) as error:
        read_pairs(data)
    assert str(error.value) == sentence


def test_score_command(tmp_path):
    """The command prints counts, measures and the pairs that were misjudged."""
    file = tmp_path / "paren.json"
    file.write_text(json.dumps([GOOD, WRONG, MISSED]))
    out = StringIO()
    call_command("score_raakvlakken", str(file), stdout=out)
    assert json.loads(out.getvalue()) == {
        "counts": {"positive": 2, "negative": 1, "signals": 1},
        "recall": 0.5,
        "precision": 1.0,
        "auc": 0.75,
        "threshold": 0.35,
        "misses": {
            "false_negatives": [{"fysiek": "Project 7", "sociaal": "Eenzaamheid", "score": 0.0}],
            "false_positives": [],
        },
    }


def test_score_without_negatives():
    """A measure that cannot be computed is empty, not zero."""
    summary = summary_of(score_pairs(read_pairs([MISSED])))
    assert (summary["recall"], summary["precision"], summary["auc"]) == (0.0, None, None)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"geen json", "Dit is geen JSON-bestand in UTF-8."),
        (b"\xff\xfe", "Dit is geen JSON-bestand in UTF-8."),
        (b"[1]", "Paar 1 is geen object met fysiek, sociaal en label."),
    ],
)
def test_score_command_bad_file(tmp_path, content, sentence):
    """A bad file gives one Dutch sentence."""
    file = tmp_path / "paren.json"
    file.write_bytes(content)
    with pytest.raises(CommandError) as error:
        call_command("score_raakvlakken", str(file))
    assert str(error.value) == sentence


def test_score_command_no_file(tmp_path):
    """A file that is not there is named."""
    with pytest.raises(CommandError, match="kan niet worden gelezen"):
        call_command("score_raakvlakken", str(tmp_path / "weg.json"))
