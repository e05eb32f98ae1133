"""The guide as values: what `assemble` makes of checked documents and everything after it reads.

Three states (DESIGN rule 2): a field whose answer may be missing is typed `X | Blank`. Lists are never empty: the answer
"none" is Blank.NONE. Ids are lower-case ASCII slugs. Nothing here sorts or formats; survey_limits.py has the few rules of numbers
that several floors must agree on.
"""
from __future__ import annotations

from choice_guide.model.guide import GUIDE_PAGES, AccessibilityStatement, Choice, EditorialPage, Font, Guide, Limits, Synonym, Theme
from choice_guide.model.offer import (Capacity, Contract, Fact, FactValue, FollowUp, Offer, Permit, Photo, Provider, SpokenLanguage,
                                      Status, Unit)
from choice_guide.model.service import HEADINGS, Area, AreaMeans, FactDefinition, FactType, Fee, Municipality, NonChoice, Service, Switching
from choice_guide.model.survey import Answer, PublishedElsewhere, Question, SurveyAudit, SurveyCell, SurveyRound, SurveySum
from choice_guide.model.survey_limits import (LEAST_SURVEY_THRESHOLD, MOST_COLUMNS, MOST_SURVEY_COLUMNS, SURVEY_COLUMN, SURVEY_THRESHOLD,
                                              everybody_alike, list_columns)
from choice_guide.model.values import (NONE, NOT_ANSWERED, NOT_APPLICABLE, Blank, Contact, Hours, Localised, Named, Ownership, Text,
                                       TimeRange)

__all__ = ["GUIDE_PAGES", "HEADINGS", "LEAST_SURVEY_THRESHOLD", "MOST_COLUMNS", "MOST_SURVEY_COLUMNS", "NONE", "NOT_ANSWERED", "NOT_APPLICABLE",
           "SURVEY_COLUMN", "SURVEY_THRESHOLD", "AccessibilityStatement", "Answer", "Area", "AreaMeans", "Blank", "Capacity", "Choice", "Contact",
           "Contract", "EditorialPage", "Fact", "FactDefinition", "FactType", "FactValue", "Fee", "FollowUp", "Font", "Guide", "Hours",
           "Limits", "Localised", "Municipality", "Named", "NonChoice", "Offer", "Ownership", "Permit", "Photo", "Provider",
           "PublishedElsewhere", "Question", "Service", "SpokenLanguage", "Status", "SurveyAudit", "SurveyCell", "SurveyRound",
           "SurveySum", "Switching", "Synonym", "Text", "Theme", "TimeRange", "Unit", "everybody_alike", "list_columns"]
