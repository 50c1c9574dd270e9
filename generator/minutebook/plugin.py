"""Minutebook as a plugin of MkDocs: the only module that knows MkDocs and its theme.

MkDocs renders the hand-written pages, the plugin adds those that come from records. MkDocs empties
its output folder before it renders, so it is pointed at a folder of its own, which takes the place
of the published one when everything is written.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.commands.build import build, get_context
from mkdocs.config import base, load_config
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from minutebook import addresses, wording
from minutebook.build import Checked, Written, check_records, write_site
from minutebook.checks.site_address import check_address
from minutebook.checks.statement import NAME as STATEMENT
from minutebook.checks.statement import check_statement, with_dates
from minutebook.diagnostics import has_errors
from minutebook.outputs import frame as slots
from minutebook.outputs.files import AttachmentError
from minutebook.outputs.frame import Frame, FrameError
from minutebook.outputs.head import Heads, normal_site_url
from minutebook.outputs.images import ImageError
from minutebook.outputs.policy import policy
from minutebook.outputs.sitemap import Place
from minutebook.outputs.wall import PrivateTextError
from minutebook.outputs.written import check_names, hand_written_page, written_entries
from minutebook.publish import PublishError, Staging
from minutebook.report import Report, as_text
from minutebook.today import calendar_day
from minutebook.views.entries import SearchEntry

_BY_HAND = ("about/", "take-part/", "accessibility/", "privacy/")
"""Hand-written pages to which every page leads."""
THEME = Path(__file__).parent / "theme"
log = logging.getLogger("mkdocs.plugins.minutebook")

_STYLES = THEME / "assets" / "minutebook.css"


class SiteError(Exception):
    """Nothing was published; the message says why."""


class RecordsError(SiteError):
    """Nothing was published because the records, the accessibility statement or the site's address
    have errors; the report has been printed, or is the message.
    """


class MinutebookConfig(base.Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say under `plugins: - minutebook:`."""

    records = c.Type(str, default="data")
    """The folder of records, relative to `mkdocs.yml`."""
    today = c.Optional(c.Type((str, dt.date)))
    """The day that counts as today, `2018-07-05`; see `minutebook.today`."""


class MinutebookPlugin(BasePlugin[MinutebookConfig]):  # type: ignore[no-untyped-call]
    """One build: check, stage, let MkDocs render, add the records' pages, swap."""

    def __init__(self) -> None:
        self.checked: Checked | None = None
        self.has_errors = False
        self.written: Written | None = None
        self._staging: Staging | None = None
        self._published = ""
        self._warnings = CountHandler()
        self._files = Files([])
        self._entries: list[SearchEntry] = []
        self._by_hand: list[Place] = []
        self._nav = Navigation([], [])
        self._preview = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        # The preview puts a script of its own into each page, which the policy would refuse.
        self._preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        data = self._data(config)
        config.watch.append(str(data))
        try:
            self.checked = check_records(data, self._day())
            statement = Path(config.docs_dir) / STATEMENT
            found = self.checked.diagnostics + check_statement(statement, data, calendar_day())
            found += check_address(Path(config.config_file_path), data)
        except (NotADirectoryError, ValueError) as error:
            raise PluginError(str(error)) from None
        if not self.checked.files and not self.checked.diagnostics:
            raise PluginError(f"there are no records in {data}")
        self.has_errors = has_errors(found)
        if found:
            root = f"{self.config.records}/"
            log.warning("\n" + as_text(Report(found, self.checked.files, root)))
        if not self.checked.publishable:
            raise PluginError("The records have errors; mend them first.")
        if self.has_errors:
            raise PluginError("Mend the accessibility statement, or the settings, first.")
        site = self.checked.book.site
        assert site is not None
        # The theme's templates print these as they stand, so they are escaped here.
        config.site_name = escape(site.title)
        config.site_description = escape(site.description)
        config.extra["minutebook_banner"] = (
            f"A demonstration that stands still on {wording.day(site.as_at)}. The meetings that it "
            "announces are long over."
            if site.as_at
            else ""
        )
        config.extra["minutebook_day"] = wording.day(self.checked.today)
        config.extra["minutebook_site_url"] = escape(normal_site_url(config.site_url))
        config.extra["minutebook_publisher"] = escape(site.publisher)
        config.extra["minutebook_licence"] = escape(site.records_licence)
        config.extra["minutebook_report_link"] = escape(site.report_mistakes or "")
        config.extra["minutebook_licence_link"] = escape(site.records_licence_link)
        config.extra["minutebook_boards"] = [
            {
                "id": id,
                "label": escape(board.short_name),
                "name": escape(board.name),
                "colour": board.colour.value,
                "decisions": addresses.board_decisions(id),
            }
            for id, board in self.checked.book.boards.items()
        ]
        config.theme.dirs.insert(0, str(THEME))
        config.theme.static_templates.discard("sitemap.xml")
        self._stage(config)
        return config

    def _data(self, config: MkDocsConfig) -> Path:
        """The folder of records."""
        return Path(config.config_file_path).parent / self.config.records

    def _day(self) -> dt.date | None:
        """The day that the settings ask for."""
        try:
            return dt.date.fromisoformat(str(self.config.today)) if self.config.today else None
        except ValueError:
            raise ValueError(
                f"`today: {self.config.today}` in mkdocs.yml is no day; write `2018-07-05`."
            ) from None

    def _stage(self, config: MkDocsConfig) -> None:
        try:
            self._staging = Staging.begin(Path(config.site_dir))
        except PublishError as error:
            raise PluginError(str(error)) from None
        self._published = config.site_dir
        config.site_dir = str(self._staging.folder)
        self._warnings = CountHandler()
        self._warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self._warnings)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out what pages do not use of the theme: its scripts, stylesheets and pictures, and
        its sitemap, which would list hand-written pages alone.
        """
        try:
            check_names(file.src_uri for file in files)
        except ValueError as error:
            raise PluginError(str(error)) from None
        unused = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "sitemap.xml")
        for file in list(files):
            if file.src_uri.startswith(unused):
                files.remove(file)
        self._files = files
        self._entries, self._by_hand = [], []
        # The foot of a page leads to those of these that there are.
        written = {file.url for file in files.documentation_pages()}
        config.extra["minutebook_unwritten"] = [one for one in _BY_HAND if one not in written]
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        self._nav = nav
        return nav

    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        # MkDocs takes what it cannot read at the head of a page for words of the page.
        if markdown.startswith("---\n") and not page.meta:
            raise PluginError(
                f"{page.file.src_uri}: what stands between the two lines `---` cannot be read, so "
                "that readers would see it. Keep to one `word: value` a line there, and put a "
                "value that has `: ` in it in quotation marks."
            )
        if page.file.src_uri == STATEMENT:
            return with_dates(markdown, Path(str(page.file.abs_src_path)))
        return markdown

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        self._entries += written_entries(page.url, str(page.title), html)
        return html

    def on_page_context(
        self, context: Any, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Give a hand-written page its head, made as that of a record page."""
        assert self.checked is not None
        site = self.checked.book.site
        assert site is not None
        try:
            view = hand_written_page(page.url, str(page.title), page.meta, site.description)
        except ValueError as error:
            raise PluginError(f"{page.file.src_uri}: {error}") from None
        # The theme's templates print these as they stand.
        page.meta["description"] = escape(view.description)
        page.meta["head"] = Heads(site, self._site_url(config)).of(view)
        self._by_hand.append(Place(view.address, view.changed))
        return context

    @event_priority(-100)
    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:
        self._env = env
        styles = _STYLES.read_text(encoding="utf-8")
        config.extra["minutebook_styles"] = styles
        if not self._preview:
            config.extra["minutebook_policy"] = escape(policy())
            config.extra["minutebook_policy_of_404"] = escape(policy(styles))
        return env

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Add what comes from records, then swap; last of all plugins."""
        assert self.checked is not None
        assert self._staging is not None
        folder = self._staging.folder
        try:
            self.written = write_site(
                self.checked.book,
                self.checked.today,
                Frame(self._framer(config, "main.html"), self._bare_framer(config)),
                self._data(config),
                folder,
                self._entries,
                self._by_hand,
                self._site_url(config),
            )
        except (
            FrameError,
            AttachmentError,
            ImageError,
            PrivateTextError,
        ) as error:
            raise PluginError(str(error)) from None
        except FileExistsError as error:
            raise PluginError(_taken(Path(str(error.filename)).relative_to(folder))) from None
        if config.strict and self._warnings.get_counts():
            # MkDocs stops for these only after this event, when the swap would have been made.
            raise PluginError("There are warnings, and the build is strict: nothing is published.")
        self._staging.commit()
        self._close(config)

    def on_build_error(self, error: Exception) -> None:
        if self._staging is not None:
            self._staging.discard()
            self._staging = None
        logging.getLogger("mkdocs").removeHandler(self._warnings)

    def _close(self, config: MkDocsConfig) -> None:
        config.site_dir = self._published
        self._staging = None
        logging.getLogger("mkdocs").removeHandler(self._warnings)

    def _site_url(self, config: MkDocsConfig) -> str:
        """Where the site is published; the preview's own address is nobody else's."""
        return "" if self._preview else normal_site_url(config.site_url)

    def _bare_framer(self, config: MkDocsConfig) -> Callable[[str], str]:
        """The same of the page that other sites show in a frame, which is in no section."""
        render = self._framer(config, "embedded.html")
        return lambda root: render(root, "")

    def _framer(self, config: MkDocsConfig, name: str) -> Callable[[str, str], str]:
        """What renders a page of the theme with slots for a depth and a section."""
        template = self._env.get_template(name)

        def render(root: str, section: str) -> str:
            # Any address of the same depth: the theme's links are made relative to it.
            page: Any = SimpleNamespace(
                title=slots.TITLE,
                meta={"description": slots.DESCRIPTION, "head": slots.HEAD},
                content=slots.CONTENT,
                address=slots.ADDRESS,
                url="x/" * root.count("/"),
                canonical_url=None,
                is_homepage=root == "",
            )
            context = get_context(self._nav, self._files, config, page)
            return str(template.render({**context, "section": section}))

        return render


def _taken(file: Path) -> str:
    """That two files of the site would be one, in words."""
    if file.name != "index.html":
        return (
            f"Two files would have the address /{file.as_posix()}: that of a record as data, of "
            "an attached file or of the ledger, and another. If one lies beside the hand-written "
            "pages, rename it; else rename one of the records."
        )
    page = file.parent
    address = "/" if page == Path() else f"/{page.as_posix()}/"
    return f"A hand-written page has the address {address}, which is that of a record."


def build_site(config_file: Path, site_dir: Path | None, today: str | None) -> Written:
    """Build the site of `config_file`, as `mkdocs build` does.

    Raises `RecordsError` where the records have errors and `SiteError` where anything else stood in
    the way; what was wrong has then been printed, or is the error's message.
    """
    options = {"site_dir": str(site_dir)} if site_dir is not None else {}
    # Before MkDocs, which refuses some addresses in its own words.
    found = check_address(config_file, Path())
    if has_errors(found):
        raise RecordsError(as_text(Report(found, files=1)))
    try:
        config = load_config(str(config_file), **options)
    except (ConfigurationError, Abort, OSError) as error:
        raise SiteError(str(error)) from None
    plugin = config.plugins.get("minutebook")
    if not isinstance(plugin, MinutebookPlugin):
        raise SiteError(f"{config_file} does not list the plugin `minutebook`.")
    if today is not None:
        plugin.config.today = today
    printed = logging.StreamHandler()
    printed.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(printed)
    try:
        build(config)
    except Abort:
        # MkDocs has printed what was wrong, and "Aborted" says no more.
        raise (RecordsError if plugin.has_errors else SiteError)("") from None
    except (OSError, ValueError) as error:
        # MkDocs has said which page it could not read.
        raise SiteError(str(error)) from None
    finally:
        logging.getLogger("mkdocs").removeHandler(printed)
    assert plugin.written is not None
    return plugin.written
