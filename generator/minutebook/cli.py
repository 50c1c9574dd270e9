"""The command line: the only place that prints a report and the only one that exits.

Every command ends with 0 (clean, or warnings only), 1 (errors in the records) or 2 (could not
run).
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from minutebook.build import check_records
from minutebook.diagnostics import has_errors
from minutebook.plugin import RecordsError, SiteError, build_site
from minutebook.report import FORMATS


@click.group()
@click.version_option(package_name="minutebook")
def main() -> None:
    """Check records of public board meetings, and build their site."""


@main.command()
@click.argument("data", default="data", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
def check(data: Path, form: str, strict: bool) -> None:
    """Say what is wrong with the records in DATA, at which line, and what to write instead."""
    try:
        checked = check_records(data)
    except NotADirectoryError as error:
        click.echo(f"Nothing to check: {error}.", err=True)
        sys.exit(2)
    if not checked.files and not checked.diagnostics:
        click.echo(f"Nothing to check: there are no records in {data}.", err=True)
        sys.exit(2)
    click.echo(FORMATS[form](checked.diagnostics, checked.files, f"{data.as_posix()}/"))
    sys.exit(1 if has_errors(checked.diagnostics) or (strict and checked.diagnostics) else 0)


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
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that counts as today: 2018-07-05.",
)
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
