"""The command line: the only place that prints a report and the only one that exits.

Every command ends with 0 (clean, or warnings only), 1 (errors in the records, or a site that is not
what its ledger says) or 2 (could not run).
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Collection
from pathlib import Path

import click

from minutebook.build import check_records
from minutebook.checks import RULES
from minutebook.checks.site_address import check_address
from minutebook.checks.statement import check_statement, statement_beside
from minutebook.diagnostics import has_errors, printable
from minutebook.permanence.earlier import EarlierError
from minutebook.permanence.places import PlaceError, Site, place
from minutebook.permanence.since import verify_since
from minutebook.permanence.told import as_text
from minutebook.permanence.verify import files_of, verify
from minutebook.plugin import RecordsError, SiteError, build_site
from minutebook.report import FORMATS, Report, as_manual, as_step_summary, written
from minutebook.settings import settings_beside
from minutebook.spelling import nearest
from minutebook.today import calendar_day
from minutebook.withdraw.address import WithdrawError
from minutebook.withdraw.plan import Order, contact_from, plan
from minutebook.withdraw.said import said
from minutebook.withdraw.write import carry_out

_today = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that counts as today: 2018-07-05.",
)


@click.group()
@click.version_option(package_name="minutebook")
def main() -> None:
    """Check records of public board meetings, and build their site."""


@main.command()
@click.argument("data", default="data", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--select", metavar="IDS", help="Only these checks, by id, with commas between: past-due,yaml."
)
@click.option("--accepted", is_flag=True, help="List what records accept as their source has it.")
@click.option("--explain", metavar="ID", help="Print the manual of one check, and nothing else.")
@click.option(
    "--against",
    metavar="REF",
    help="Compare with what was published: a git ref, a ledger.json or a folder with one, or the "
    "address of a site.",
)
@_today
def check(
    data: Path,
    form: str,
    strict: bool,
    select: str | None,
    against: str | None,
    accepted: bool,
    explain: str | None,
    today: dt.datetime | None,
) -> None:
    """Say what is wrong with the records in DATA, at which line, and what to write instead."""
    rules = {rule.id: rule for rule in RULES}
    if explain is not None:
        click.echo(as_manual(rules[_known([explain], rules)[0]]))
        return
    only = _known(select.split(","), rules) if select is not None else None
    try:
        checked = check_records(data, today.date() if today is not None else None, only, against)
        statement = statement_beside(data)
        beside = check_statement(statement, data, calendar_day()) if statement else []
        beside += check_address(settings_beside(data), data)
    except EarlierError as error:
        click.echo(f"Nothing to compare with. {error}", err=True)
        sys.exit(2)
    except (NotADirectoryError, ValueError) as error:
        click.echo(f"Nothing to check: {error}.", err=True)
        sys.exit(2)
    if not checked.files and not checked.diagnostics:
        click.echo(f"Nothing to check: there are no records in {data}.", err=True)
        sys.exit(2)
    if checked.against:
        click.echo(checked.against, err=True)
    those = checked.accepted if accepted else []
    found = checked.diagnostics + [one for one in beside if only is None or one.check in only]
    report = Report(found, checked.files, f"{data.as_posix()}/", those)
    # click takes the colours out where the report does not go to a terminal.
    click.echo(written(report, form, colour="NO_COLOR" not in os.environ))
    summary_file = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary_file:
        with Path(summary_file).open("a", encoding="utf-8") as file:
            file.write(as_step_summary(report))
    sys.exit(1 if has_errors(found) or (strict and found) else 0)


def _known(given: list[str], rules: Collection[str]) -> list[str]:
    """The ids without the spaces about them; ends the command where one is none."""
    ids = [id.strip() for id in given]
    for id in ids:
        if id not in rules:
            near = nearest(id, rules)
            meant = f" Did you mean `{near}`?" if near else ""
            click.echo(f"There is no check `{id}`.{meant}", err=True)
            sys.exit(2)
    return ids


@main.command()
@click.argument("address")
@click.option("--reason", required=True, help="Why, in a sentence for readers.")
@click.option("--was", help="What stood there, for readers, in words that may be published.")
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day of the withdrawal; today where nothing is said.",
)
@click.option(
    "--ask",
    metavar="OFFICE[, E-MAIL][, TELEPHONE]",
    help="Whom to ask; the board's contact where nothing is said.",
)
@click.option(
    "--data",
    default="data",
    type=click.Path(path_type=Path),
    help="The folder of records.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
def withdraw(
    address: str,
    reason: str,
    was: str | None,
    on: dt.datetime | None,
    ask: str | None,
    data: Path,
    dry_run: bool,
) -> None:
    """Take the record at ADDRESS off the site. Its address will say that it was withdrawn.

    ADDRESS is a link to its page, as somebody sent it. Decisions, actions, papers, files attached
    to papers, questions, what people said, entries in the register of interests, and whole
    meetings can be withdrawn.
    """
    day = on.date() if on is not None else None
    try:
        order = Order(address, reason, was, day, contact_from(ask) if ask else None)
        what = plan(data, order)
        if not dry_run:
            carry_out(data, what.edits)
    except (NotADirectoryError, ValueError, WithdrawError) as error:
        click.echo(f"Nothing was withdrawn. {error}", err=True)
        sys.exit(2)
    click.echo(said(what, data, dry_run))
    sys.exit(1 if has_errors(what.findings) else 0)


@main.command()
@click.option(
    "--config-file",
    "-f",
    default="mkdocs.yml",
    type=click.Path(path_type=Path),
    help="The site's settings; mkdocs.yml where nothing is said.",
)
@click.option(
    "--site-dir",
    "-d",
    type=click.Path(path_type=Path),
    help="The folder to publish into; the one of the settings where nothing is said.",
)
@_today
def build(config_file: Path, site_dir: Path | None, today: dt.datetime | None) -> None:
    """Check the records, then build the site: all of it, or none."""
    day = today.date().isoformat() if today is not None else None
    try:
        written = build_site(config_file, site_dir, day)
    except SiteError as error:
        if str(error):
            click.echo(str(error), err=True)
        click.echo("Nothing was published; what was there stays as it was.", err=True)
        sys.exit(1 if isinstance(error, RecordsError) else 2)
    click.echo(
        f"Published: {written.pages:,} pages from records, "
        f"{written.search_entries:,} entries in the search."
    )


@main.command(name="verify")
@click.argument("given", metavar="PLACE")
@click.argument("later", metavar="[LATER]", required=False)
@_today
def verify_places(given: str, later: str | None, today: dt.datetime | None) -> None:
    """Say whether PLACE is what its ledger says, or what LATER changed since PLACE.

    Each is a ledger, the folder of a site, or the address of a site. Ends with 1 where something is
    not as the ledger says, or changed or vanished without a word to readers.
    """
    try:
        one = place(given)
        if later is not None:
            day = today.date() if today is not None else calendar_day()
            result = verify_since(one, place(later), day)
        else:
            if isinstance(one, Site):
                files = files_of(one.ledger())
                click.echo(
                    f"{given}: up to {files:,} files are read, which takes a while.", err=True
                )
            result = verify(one)
    except (PlaceError, ValueError) as error:
        click.echo(f"Nothing could be verified: {printable(str(error))}", err=True)
        sys.exit(2)
    click.echo(as_text(result, given, later or ""))
    sys.exit(0 if result.is_open else 1)
