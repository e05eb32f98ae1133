"""What the texts of a table name: an offer of the register, a question of the round, an answer on its scale."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from choice_guide.importing.mapping import guess
from choice_guide.importing.records import Fault
from choice_guide.importing.slugs import slug
from choice_guide.importing.survey_plan import Name, Offer, Question, SurveyPlan
from choice_guide.importing.survey_surroundings import Contract


@dataclass(frozen=True, slots=True)
class Register:
    """The contracts of the round's service; `contracts` None where nothing can be said to be without a contract.

    `names`: a provider's name in lower case -> id; `offers`: id -> its offers; `units`: id -> name of a unit -> the unit's id.
    """

    contracts: tuple[Contract, ...] | None
    names: Mapping[str, str]
    offers: Mapping[str, frozenset[Offer]]
    units: Mapping[str, Mapping[str, str]]


def register_of(plan: SurveyPlan, contracts: Iterable[Contract] | None) -> Register:
    """The register as far as the round's service goes."""
    known = tuple(contract for contract in contracts or () if contract.service == plan.round.service)
    offers: dict[str, set[Offer]] = {}
    units: dict[str, dict[str, str]] = {}
    for contract in known:
        offers.setdefault(contract.provider, set()).add((contract.provider, contract.unit))
        units.setdefault(contract.provider, {}).update({contract.unit_name: contract.unit} if contract.unit else {})
    return Register(None if contracts is None else known, {contract.name.casefold(): contract.provider for contract in known},
                    {provider: frozenset(its) for provider, its in offers.items()}, units)


def find_offer(plan: SurveyPlan, register: Register, provider_text: str, unit_text: str) -> Offer | Fault:
    """The offer that the texts of a row name.

    By `ids`, by the register's ids and names whatever their case, else by the name made an id. A row without a unit is about
    the provider's only unit, where the provider has just one.
    """
    name = named(plan.provider, provider_text)
    given = _of(plan.provider.ids, provider_text) or _of(plan.provider.ids, name)
    provider = given or (name if name in register.offers else register.names.get(name.casefold()) or slug(name))
    if register.contracts is not None and provider not in register.offers:
        near = guess(name, tuple(sorted({contract.name for contract in register.contracts})))
        return Fault("survey-no-contract-guess", {"guess": near}) if near else Fault("survey-no-contract")
    return _unit(plan, register, provider, unit_text)


def find_question(plan: SurveyPlan, text: str) -> Question | Fault:
    """The question that a text names, by `ids` or by its own id."""
    known = {question.id: question for question in plan.round.questions}
    id_ = _of(plan.question.ids, text) or text
    return known.get(id_) or _unknown("survey-question", text, (*plan.question.ids, *known))


def find_answer(plan: SurveyPlan, question: Question, text: str) -> str | Fault:
    """The id of the answer that a text names, by `ids` or by its own id."""
    id_ = _of(plan.answer.ids, text) or text
    if id_ in question.answers:
        return id_
    if any(id_ in other.answers for other in plan.round.questions):
        return Fault("survey-answer-outside", {"question": question.id, "answers": ", ".join(question.answers)})
    return _unknown("survey-answer", text, (*plan.answer.ids, *question.answers))


def named(name: Name, text: str) -> str:
    """The name that a tidied text stands for."""
    return name.template.replace("{}", name.aliases.get(text, text))


def _unit(plan: SurveyPlan, register: Register, provider: str, text: str) -> Offer | Fault:
    units, offers = register.units.get(provider, {}), register.offers.get(provider, frozenset())
    unit = _unit_id(plan.unit, text, units) if plan.unit and text else ""
    if register.contracts is None or (provider, unit) in offers:
        return provider, unit
    if not unit and len(offers) == 1:
        return next(iter(offers))
    return Fault("survey-unit", {"units": ", ".join(sorted(units)) or "–"})


def _unit_id(source: Name, text: str, units: Mapping[str, str]) -> str:
    name = named(source, text)
    given = _of(source.ids, text) or _of(source.ids, name)
    return given or (name if name in units.values() else _of(units, name) or slug(name))


def _of(texts: Mapping[str, str], text: str) -> str | None:
    """What stands for the text, whatever its case."""
    return texts.get(text) or next((id_ for other, id_ in texts.items() if other.casefold() == text.casefold()), None)


def _unknown(code: str, text: str, known: tuple[str, ...]) -> Fault:
    near = guess(text, known)
    return Fault(f"{code}-guess", {"guess": near}) if near else Fault(code, {"known": ", ".join(known)})
