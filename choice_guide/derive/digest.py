"""A hash over values of the guide that stays the same while what they say does."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any


def digest(value: object) -> str:
    """The SHA-256 (hexadecimal) of dataclasses, enumerations, dates, numbers, texts and collections of them.

    A field that has its default has no part in it: software that learns to say one thing more changes the hash of those who say it,
    and of nobody else. Raises TypeError for values of other kinds, whose hash could differ from run to run.
    """
    return hashlib.sha256(json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _plain(value: Any) -> Any:
    """The value as JSON has it; what is of a kind of its own says which."""
    if value is None or isinstance(value, bool) or type(value) in (int, str):
        return value
    if isinstance(value, Enum):
        return {type(value).__name__: value.name}
    if isinstance(value, float):
        return {"float": f"{value:.10g}"}  # the last digits are the machine's
    if isinstance(value, (date, Decimal)):
        return {type(value).__name__: str(value)}
    if is_dataclass(value) and not isinstance(value, type):
        return {type(value).__name__: {field.name: _plain(said) for field in fields(value) if (said := getattr(value, field.name)) != _default(field)}}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {"mapping": sorted(([_plain(key), _plain(item)] for key, item in value.items()), key=str)}
    raise TypeError(f"{type(value).__name__} has no hash that stays")


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default
