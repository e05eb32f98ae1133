"""What can be wrong with a file before anybody looks at what it says."""
from __future__ import annotations

from choice_guide.rule import Rule, Weight

UNREADABLE = Rule("file-unreadable", bad="a file without permission to read", good="chmod u+r providers/lindens-omsorg.yaml")
TOO_BIG = Rule("file-too-big", bad="a profile of 3 MB", good="a profile of a few kilobytes; photos lie in a folder of their own")
NOT_UTF8 = Rule("file-not-utf8", bad="name: Sj\\xf6vik        # saved as Windows-1252", good="name: Sjövik        # saved as UTF-8")
CONTROL = Rule("file-control-character", bad="name: Lindens\\u0000 Omsorg", good="name: Lindens Omsorg")
NOT_REGULAR = Rule("file-not-regular", bad="providers/lindens-omsorg.yaml as a pipe or a device", good="providers/lindens-omsorg.yaml as an ordinary file",
                   source="CWE-367")
EMPTY = Rule("file-empty", bad="# providers/lindens-omsorg.yaml with comments only", good="id: lindens-omsorg\nname: Lindens Omsorg")
UNKNOWN_FILE = Rule("unknown-file", bad="providers/lindens-omsorg.yml", good="providers/lindens-omsorg.yaml", weight=Weight.WARNING)
MISSING_FILE = Rule("missing-file", bad="content/ without areas.yaml", good="content/areas.yaml")
TAB = Rule("tab", bad="contact:\n\tphone: 08-465 004 01", good="contact:\n  phone: 08-465 004 01")
TAB_IN_TEXT = Rule("tab-in-text", bad="name: Lindens\tOmsorg", good="name: Lindens Omsorg", weight=Weight.WARNING)
SYNTAX = Rule("yaml-syntax", bad="visits: {sv: Ring oss: vi visar}", good='visits: {sv: "Ring oss: vi visar"}')
DUPLICATE_KEY = Rule("duplicate-key", bad="name: Lindens Omsorg\nname: Linden", good="name: Lindens Omsorg")
ALIAS = Rule("alias", bad="contact: &oss {phone: 08-465 004 01}\noffers:\n  - contact: *oss", good="contact: {phone: 08-465 004 01}")
TAG = Rule("tag", bad="levels: !!set {1, 2}", good="levels: [1, 2]")
TOO_DEEP = Rule("too-deep", bad="levels: [[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]", good="levels: [1]")
SEVERAL_DOCUMENTS = Rule("several-documents", bad="id: lindens-omsorg\n---\nid: ekens-hemhjalp", good="one file for each provider")
KEY_NOT_TEXT = Rule("key-not-text", bad="? [sv, en]\n: Linden", good="name: Linden")
SEPARATOR = Rule("csv-separator", bad="provider;name;ownership", good="provider,name,ownership")
QUOTE = Rule("csv-quote", bad='linden,"Lindens Omsorg,private', good='linden,"Lindens Omsorg",private')
RAGGED_ROW = Rule("csv-ragged-row", bad="linden,Lindens Omsorg, Norr,private", good='linden,"Lindens Omsorg, Norr",private')
MISSING_COLUMN = Rule("missing-column", bad="provider,name,service,areas,from", good="provider,name,ownership,service,areas,from")
UNKNOWN_COLUMN = Rule("unknown-csv-column", bad="provider,name,owner", good="provider,name,ownership")
DUPLICATE_COLUMN = Rule("duplicate-column", bad="provider,name,name", good="provider,name,ownership")

RULES = (UNREADABLE, NOT_REGULAR, TOO_BIG, NOT_UTF8, CONTROL, EMPTY, UNKNOWN_FILE, MISSING_FILE, TAB, TAB_IN_TEXT, SYNTAX, DUPLICATE_KEY, ALIAS,
         TAG, TOO_DEEP, SEVERAL_DOCUMENTS, KEY_NOT_TEXT, SEPARATOR, QUOTE, RAGGED_ROW, MISSING_COLUMN, UNKNOWN_COLUMN,
         DUPLICATE_COLUMN)
