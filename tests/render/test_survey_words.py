"""Survey results as readers meet them: when they were asked, in words that are true of rounds that differ."""
from __future__ import annotations

from dataclasses import replace
from datetime import date

from choice_guide.model import Guide, SurveyCell, SurveyRound, SurveySum
from tests.render.one_page import main_of, words
from tests.render.sample_guide import sample_guide

LIST, SHEET, METHOD = "hemhjalp/berget/", "utforare/rosenlunds-omsorg/hemhjalp/", "sa-raknar-vi/"
ROSE, HOME, ALAND = (f"{provider}/hemhjalp" for provider in ("rosenlunds-omsorg", "kommunens-hemhjalp", "aland-stod"))


def guide_with(now: SurveyRound, before: SurveyRound) -> Guide:
    return replace(sample_guide(), rounds=(before, now))


def of_other_questions() -> Guide:
    """A guide whose latest round asks about times only."""
    before, now = sample_guide().rounds
    cells = {(offer, "tider"): SurveyCell((("ja", 30), ("nej", 10))) for offer in (HOME, ROSE)}
    return guide_with(replace(now, questions=now.questions[1:], cells=cells, pool=None, pooled={}, totals={}), replace(before, questions=before.questions[:1]))


def test_a_list_says_when_each_question_was_asked():
    said = words(main_of(of_other_questions(), LIST))
    assert "Frågan ställdes 1 mars 2025 till 30 april 2025." in said and "22 av 24" in said and "Inte undersökt än" not in said
    assert "Frågan ställdes 1 mars 2026 till 30 april 2026." in words(main_of(sample_guide(), LIST))


def test_a_sheet_says_of_a_question_from_an_earlier_round_when_it_was_asked():
    said = words(main_of(of_other_questions(), SHEET))
    assert "Den här frågan ställdes 1 mars 2025 till 30 april 2025 av Provby kommun." in said
    assert "Frågorna ställdes 1 mars 2026 till 30 april 2026 av Provby kommun." in said
    assert "Den här frågan ställdes" not in words(main_of(sample_guide(), SHEET))


def test_the_method_has_both_questions_with_their_rounds():
    said = words(main_of(of_other_questions(), METHOD))
    assert "1 mars 2025 till 30 april 2025" in said and "1 mars 2026 till 30 april 2026" in said


def test_hidden_results_are_named_together_on_the_method_page():
    said = words(main_of(replace(sample_guide(), rounds=(replace(sample_guide().rounds[1], pool=None, pooled={}),)), METHOD))
    assert said.count("Åland & Öhman <Stöd>") == 1 and "ska gå att räkna ut: Åland & Öhman <Stöd>." in said


def test_two_rounds_of_one_year_are_not_called_by_the_same_year_twice():
    before, now = sample_guide().rounds
    spring = replace(before, start=date(2026, 1, 2), end=date(2026, 1, 30))
    said = words(main_of(guide_with(replace(now, pooled={(ALAND, "bemotande"): SurveySum(15, 13)}), spring), "utforare/aland-stod/hemhjalp/"))
    assert "Vi visar två undersökningar från 2026 tillsammans" in said and "2026 och 2026" not in said
    assert "2 januari 2026 till 30 januari 2026 och 1 mars 2026 till 30 april 2026" in said
    assert "Vi visar 2025 och 2026 tillsammans" in words(main_of(sample_guide(), "utforare/aland-stod/hemhjalp/"))


def test_no_question_mark_stands_before_a_colon():
    before, now = sample_guide().rounds
    without = [replace(one, questions=tuple(replace(question, short=None) for question in one.questions)) for one in (now, before)]
    for address in (LIST, SHEET, METHOD, "om-siffrorna/"):
        assert "?:" not in words(main_of(guide_with(*without), address))
