"""surveys/<id>/round.yaml and a row of results.csv."""
from __future__ import annotations

from choice_guide.check.contract.service import KEY
from choice_guide.check.contract.values import COUNT, DATE, LABEL, NAME_TEXT, PARAGRAPH, PERCENT, SENTENCE, SLUG, YES_NO, choice
from choice_guide.check.fields import Field, Listed, OrWord, Record
from choice_guide.check.leaves import Reference, Words
from choice_guide.check.references import UNKNOWN_PROVIDER, UNKNOWN_SERVICE

PROVIDER = Reference("provider", UNKNOWN_PROVIDER, "lindens-omsorg")
ANSWER = Record((Field("id", KEY, required=True, essential=True), Field("positive", YES_NO), Field("excluded", YES_NO),
                 Field("name", NAME_TEXT), Field("picture", NAME_TEXT)),
                "{id: mycket_nojd, positive: yes}")
QUESTION = Record((
    Field("id", KEY, required=True, essential=True),
    Field("text", LABEL, required=True),
    Field("short", NAME_TEXT),
    Field("statement", SENTENCE),
    Field("headline", YES_NO),
    Field("answers", Listed(ANSWER, none=False), required=True),
), "{id: bemotande, text: {sv: …}, answers: [{id: nojd, positive: yes}, {id: missnojd, positive: no}]}")
INVITED = Record((
    Field("provider", PROVIDER, required=True, essential=True),
    Field("unit", SLUG),
    Field("invited", COUNT, required=True),
    Field("clients", COUNT),
), "{provider: lindens-omsorg, unit: norr, invited: 40}")
# Totals that others publish: with one of them and the other members' results, a hidden result can be reckoned.
ELSEWHERE = Record((
    Field("name", NAME_TEXT, required=True),
    Field("members", OrWord({"all": "all"}, Listed(PROVIDER, none=False, unique=True)), required=True),
    Field("question", Words(1, 80, "bemotande"), required=True),
    Field("answered", COUNT),
    Field("positive", COUNT),
), "{name: {sv: Kolada}, members: all, question: bemotande}")
ROUND = Record((
    Field("id", SLUG, required=True),
    Field("service", Reference("service", UNKNOWN_SERVICE, "hemtjanst"), required=True),
    Field("period", Record((Field("from", DATE, required=True), Field("to", DATE, required=True)), "{from: 2026-03-01, to: 2026-04-30}"),
          required=True),
    Field("asked_by", NAME_TEXT, required=True),
    Field("method", PARAGRAPH, required=True),
    Field("proxy", choice("allowed", "not-allowed", "unknown"), required=True),
    Field("series_break", YES_NO),
    Field("pool", SLUG),
    Field("questions", Listed(QUESTION, none=False), required=True),
    Field("invited", Listed(INVITED)),
    Field("published_elsewhere", Listed(ELSEWHERE)),
))
TOTAL = Record((
    Field("question", Words(1, 80, "bemotande"), required=True, essential=True),
    Field("positive", COUNT),
    Field("answered", COUNT),
    Field("hidden", YES_NO),
))
POOLED = Record((
    Field("provider", PROVIDER, required=True, essential=True),
    Field("unit", SLUG),
    Field("question", Words(1, 80, "bemotande"), required=True, essential=True),
    Field("positive", COUNT, required=True),
    Field("answered", COUNT, required=True),
))
RESULT = Record((
    Field("provider", PROVIDER, required=True, essential=True),
    Field("unit", SLUG),
    Field("question", Words(1, 80, "bemotande"), required=True, essential=True),
    Field("answer", Words(1, 80, "mycket_nojd")),
    Field("count", COUNT),
    Field("percent", PERCENT),
    Field("base", COUNT),
    Field("hidden", YES_NO),
))
