"""What the command line says and what comes back: arguments in, words for people out, exit codes 0-3 (README)."""
from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import traceback
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

from choice_guide import pipeline, publish, report, rules_document, serve
from choice_guide.catalogue import Catalogue
from choice_guide.findings import Severity
from choice_guide.importing import survey, table

COMMANDS = ("build", "brochures", "check", "serve", "import", "rules", "test")


def main(argv: list[str], root: Path) -> int:
    """Do what the arguments say. `root` is the folder of build.py. Returns the exit code."""
    try:
        if argv[:1] == ["test"] and not {"-h", "--help"} & set(argv[1:2]):
            return test(argparse.Namespace(pytest=argv[1:]), root)  # argparse would take pytest's options for its own
        arguments = _parser(root).parse_args(_with_command(argv))
        return _DO[arguments.command](arguments, root)
    except KeyboardInterrupt:
        return 3
    except Exception as problem:  # whatever fails in the tool, its caller gets 3 and the site stands
        print(_failure(problem, root, _language(argv)), file=sys.stderr)
        return 3


def build(arguments: argparse.Namespace, root: Path) -> int:
    """Check the content and publish the site."""
    words = Catalogue.load(root / "translations", arguments.language, "cli")
    began = time.perf_counter()
    result = pipeline.run(_order(arguments, root, arguments.out), _progress(words, arguments.format))
    print(_outcome(result, arguments, words, time.perf_counter() - began))
    return result.report.exit_code(arguments.strict)


def brochures(arguments: argparse.Namespace, root: Path) -> int:
    """Make the files to print, and nothing else."""
    words = Catalogue.load(root / "translations", arguments.language, "cli")
    result, printed = pipeline.print_only(_order(arguments, root, arguments.out), _progress(words, arguments.format))
    found = report.format_terminal(result.report, arguments.language)
    print("\n".join(filter(None, (found, words.text("brochures.done", n=len(printed), folder=arguments.out.resolve())))))
    return result.report.exit_code(arguments.strict)


def check(arguments: argparse.Namespace, root: Path) -> int:
    """Check the content without building."""
    words = Catalogue.load(root / "translations", arguments.language, "cli")
    began = time.perf_counter()
    result = pipeline.run(_order(arguments, root, None), _progress(words, arguments.format))
    print(_outcome(result, arguments, words, time.perf_counter() - began))
    return result.report.exit_code(arguments.strict)


def serve_site(arguments: argparse.Namespace, root: Path) -> int:
    """Build, serve on localhost, and build again when files are saved."""
    words = Catalogue.load(root / "translations", arguments.language, "cli")

    def again() -> bool:
        try:
            result = pipeline.run(_order(arguments, root, arguments.out))
        except Exception as problem:  # somebody is editing: say it, and wait for the next save
            print(_failure(problem, root, arguments.language), file=sys.stderr, flush=True)
            return False
        print(_outcome(result, arguments, words, sum(result.seconds.values())), flush=True)
        return result.published

    again()
    watched = (arguments.content, root / "templates", root / "translations")
    serve.serve(arguments.out, watched, again, arguments.port, lambda address: print(words.text("serving", address=address), flush=True))
    return 0


def import_(arguments: argparse.Namespace, root: Path) -> int:
    """Bring a table in as profiles and a register of contracts, or numbers of answers as a round of a survey."""
    if arguments.kind == "survey":
        outcome = survey.import_survey(arguments.file, arguments.mapping, arguments.out, arguments.raw, arguments.date)
    else:
        outcome = table.import_table(arguments.file, arguments.mapping, arguments.out, arguments.date)
    print(table.format_report(outcome, arguments.language), end="")
    return outcome.exit_code


def rules(arguments: argparse.Namespace, root: Path) -> int:
    """Write docs/rules.md anew."""
    (root / "docs" / "rules.md").write_text(rules_document.rules_markdown(), encoding="utf-8", newline="\n")
    return 0


def test(arguments: argparse.Namespace, root: Path) -> int:
    """Set up browsers and run every test; further arguments go to pytest."""
    prepared = subprocess.run([sys.executable, str(root / "accessibility_tests" / "setup_browsers.py")], cwd=root)
    if prepared.returncode:
        return 3
    wanted = arguments.pytest or ["tests", "accessibility_tests"]
    return subprocess.run([sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal", *wanted], cwd=root).returncode


_DO = {"build": build, "brochures": brochures, "check": check, "serve": serve_site, "import": import_, "rules": rules, "test": test}


class _Parser(argparse.ArgumentParser):
    """argparse ends with 2 when it is called wrongly; here 2 means "not published", so that is 3."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(3, f"{self.prog}: {message}\n")


def _parser(root: Path) -> argparse.ArgumentParser:
    parser = _Parser(prog="build.py", description="Builds the choice guide: YAML profiles in, an accessible website out.",
                     epilog="Exit codes: 0 published without errors; 1 published, some values of profiles shown as not answered; "
                            "2 not published; 3 called wrongly, or the tool failed.")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    _add_building(commands.add_parser("build", help="check content/ and build into site/ (the default)"), root)
    _add_checking(commands.add_parser("check", help="check content/ without building"), root)
    printing = commands.add_parser("brochures", help="make the files to print, and nothing else")
    _add_checking(printing, root)
    printing.add_argument("--out", type=Path, default=root / "paper", help="folder for the files")
    _add_all_paper(printing, "--all")
    served = commands.add_parser("serve", help="build, serve on localhost, build again when files are saved")
    _add_building(served, root)
    served.add_argument("--port", type=int, default=8735)
    _add_import(commands)
    commands.add_parser("rules", help="write docs/rules.md anew").set_defaults(language="en")
    tests = commands.add_parser("test", help="set up browsers and run every test")
    tests.add_argument("pytest", nargs=argparse.REMAINDER, help="arguments for pytest instead of all tests")
    tests.set_defaults(language="en")
    return parser


def _add_checking(parser: argparse.ArgumentParser, root: Path) -> None:
    parser.add_argument("--content", type=_folder, default=root / "content", help="folder with the guide's content")
    parser.add_argument("--strict", action="store_true", help="any error or warning stops publication")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")
    parser.add_argument("--language", choices=("sv", "en"), default="sv", help="language of findings and of what is said here")
    parser.add_argument("--date", type=date.fromisoformat, default=_today(), help="the day of the edition (SOURCE_DATE_EPOCH is obeyed)")


def _add_building(parser: argparse.ArgumentParser, root: Path) -> None:
    _add_checking(parser, root)
    parser.add_argument("--out", type=Path, default=root / "site", help="folder that becomes the site")
    parser.add_argument("--links", choices=("directory", "file"), default="directory", help="file: every link ends in index.html")
    paper = parser.add_mutually_exclusive_group()
    paper.add_argument("--no-brochures", action="store_true", help="leave out the files to print")
    _add_all_paper(paper, "--all-paper")
    parser.add_argument("--no-offline", action="store_true", help="leave out what stores the guide on a device or a USB stick")


def _add_all_paper(parser: argparse._ActionsContainer, name: str) -> None:
    parser.add_argument(name, action="store_true", dest="all_paper", help="also posters, and booklets with files for a print shop")


def _add_import(commands: argparse._SubParsersAction) -> None:
    kinds = commands.add_parser("import", help="bring in other people's data").add_subparsers(dest="kind", required=True, parser_class=_Parser)
    listed = kinds.add_parser("table", help="a CSV or XLSX list of providers")
    answers = kinds.add_parser("survey", help="a CSV or XLSX table of survey results")
    for parser in (listed, answers):
        parser.add_argument("file", type=Path)
        parser.add_argument("--mapping", type=Path, required=True)
        parser.add_argument("--out", type=Path, required=True)
        parser.add_argument("--language", choices=("sv", "en"), default="sv")
        parser.add_argument("--date", type=date.fromisoformat, default=_today())
    answers.add_argument("--raw", type=Path, help="where the numbers go before protection (default: raw/surveys/<id> beside the content folder)")


def _failure(problem: Exception, root: Path, language: str) -> str:
    """What is said when the tool could not finish; where it was not foreseen, also where in the tool it happened."""
    words = Catalogue.load(root / "translations", language, "cli")
    if isinstance(problem, publish.CannotPublish):
        return words.text("failed", problem=words.text(problem.key, **problem.params))
    if isinstance(problem, OSError):
        return words.text("failed", problem=str(problem))
    trace = "".join(traceback.format_exception(problem))
    return f"{trace}\n{words.text('failed', problem=str(problem))}\n{words.text('failed.report')}"


def _language(argv: list[str]) -> str:
    """The language asked for, read before the arguments are: they may be what failed."""
    asked = argv[argv.index("--language") + 1:] if "--language" in argv else []
    return "en" if asked[:1] == ["en"] or "--language=en" in argv else "sv"


def _with_command(argv: list[str]) -> list[str]:
    """`build.py --content X` means `build.py build --content X`."""
    if argv and (argv[0] in COMMANDS or argv[0] in ("-h", "--help")):
        return argv
    return ["build", *argv]


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {text}")
    return path


def _today() -> date:
    """SOURCE_DATE_EPOCH's day (UTC) for builds that must be repeatable, else today here."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()


def _order(arguments: argparse.Namespace, root: Path, site: Path | None) -> pipeline.Order:
    if site and (arguments.content.resolve() in (site.resolve(), *site.resolve().parents) or site.resolve() in arguments.content.resolve().parents):
        raise publish.CannotPublish("inside-each-other", site=site, content=arguments.content)
    return pipeline.Order(arguments.content.resolve(), site.resolve() if site else None, arguments.date, root, arguments.strict,
                          getattr(arguments, "links", "directory"), not getattr(arguments, "no_offline", False), not getattr(arguments, "no_brochures", False),
                          getattr(arguments, "all_paper", False))


def _progress(words: Catalogue, form: str) -> pipeline.Progress:
    """Steps go to standard error, so that standard output holds the result alone."""
    if form != "text":
        return lambda step, **counts: None
    return lambda step, **counts: print(words.text(f"step.{step}", **counts), file=sys.stderr, flush=True)


def _outcome(result: pipeline.Build, arguments: argparse.Namespace, words: Catalogue, seconds: float) -> str:
    if arguments.format == "json":
        return report.format_json(result.report, arguments.language, _summary_values(result, arguments))
    if arguments.format == "github":
        return report.format_github(result.report, arguments.language, arguments.content)
    findings = report.format_terminal(result.report, arguments.language)
    return "\n".join(filter(None, (findings, *_summary(result, arguments, words, seconds))))


def _summary_values(result: pipeline.Build, arguments: argparse.Namespace) -> dict[str, object]:
    return {"published": result.published, "counts": result.counts, "seconds": {k: round(v, 3) for k, v in result.seconds.items()},
            "exit_code": result.report.exit_code(arguments.strict), "edition": str(result.edition) if result.edition else None}


def _summary(result: pipeline.Build, arguments: argparse.Namespace, words: Catalogue, seconds: float) -> list[str]:
    counted = [words.plural(f"count.{name}", n, n=n) for name, n in result.counts.items() if n or name != "pages"]
    found = [words.plural(f"findings.{severity}", n, n=n) for severity in Severity if (n := result.report.count(severity))]
    steps = [words.text("seconds", step=words.text(f"step.{step}").rstrip(" …"), seconds=f"{spent:.1f}") for step, spent in result.seconds.items()]
    return ["", ", ".join(counted), words.text("findings", list=", ".join(found) or words.text("findings.none")),
            words.text("time", total=f"{seconds:.1f}", list=", ".join(steps)), *_verdict(result, arguments, words)]


def _verdict(result: pipeline.Build, arguments: argparse.Namespace, words: Catalogue) -> list[str]:
    code = result.report.exit_code(arguments.strict)
    if not result.published:
        return [words.text("stopped" if code == 2 else "checked")]
    site = arguments.out.resolve() / "index.html"
    return [words.text("published.with_errors" if code == 1 else "published", edition=str(result.edition)), site.as_uri()]
