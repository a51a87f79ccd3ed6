"""The application: the labs as modes, the keys that work everywhere, and the state they share."""

import asyncio
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.message import Message
from textual.screen import Screen

from engine.why import Refusal
from tui import language
from tui.aside import LOOK_EVERY
from tui.keras_thread import KerasState, KerasThread
from tui.keys import ALT_DIGITS, binding_ids, check_ids, key, with_jamo
from tui.labs import LABS, Lab
from tui.language import N_, _
from tui.screens.home import HomeScreen
from tui.session import Session
from tui.terminal import Guard
from tui.training_app import KerasMaker, TrainingApp

if TYPE_CHECKING:
    from engine.zoo.spec import Spec


class KerasChanged(Message):
    """The Keras thread has something to say about itself."""

    def __init__(self, state: KerasState) -> None:
        super().__init__()
        self.state = state


class ImdbApp(TrainingApp):
    """Deep learning on film reviews, in a terminal."""

    TITLE = "imdb-tui"
    CSS_PATH = "app.tcss"
    BINDINGS = [
        key("q", "quit", N_("Quit"), "app.quit"),
        key("escape", "leave", N_("Back"), "app.back", show=False),
        key("l", "switch_language", N_("한국어/English"), "app.language", show=False),
        key("ctrl+p", "command_palette", N_("Commands"), "app.palette", show=False, priority=True),
        *(
            binding
            for number_lab in LABS
            for binding in (
                key(
                    f"{number_lab.number},{ALT_DIGITS[number_lab.number]}",
                    f"lab('{number_lab.name}')",
                    number_lab.title,
                    f"lab.{number_lab.name}",
                    show=False,
                ),
                key(
                    f"alt+{number_lab.number}",
                    f"lab('{number_lab.name}')",
                    number_lab.title,
                    f"lab.{number_lab.name}.anywhere",
                    show=False,
                    priority=True,
                ),
            )
        ),
        key("question_mark", "help", N_("Help"), "app.help"),
    ]
    ENABLE_COMMAND_PALETTE = True
    MODES = {"home": HomeScreen}
    DEFAULT_MODE = "home"

    def __init__(
        self,
        session: Session,
        *,
        guard: Guard | None = None,
        keras_thread: KerasMaker = KerasThread,
    ) -> None:
        super().__init__(session)
        self._guard = guard
        self._keras_thread = keras_thread
        for each in LABS:
            self.add_mode(each.name, partial(_opened, each))

    def on_mount(self) -> None:
        """Take the learner's theme and keys; TensorFlow waits until the first picture stands."""
        settings = self.session.settings
        if settings.theme in self.available_themes:
            self.theme = settings.theme
        self.set_keymap({identity: with_jamo(keys) for identity, keys in settings.keys.items()})
        if self._guard is not None:
            self._guard.attend(asyncio.get_running_loop(), lambda number: self.leave(128 + number))
        self.theme_changed_signal.subscribe(self, lambda theme: self.remember(theme=theme.name))
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        self._keras = self._keras_thread(self._tell_of_keras)
        self._keras.start()
        self.painted = True
        self.look_elsewhere()
        self.set_interval(LOOK_EVERY, self.look_elsewhere)
        self._say_what_is_wrong()

    def _say_what_is_wrong(self) -> None:
        """Say what the start has found. Not before the first picture: it would not be seen."""
        settings = self.session.settings
        for notice in self._guard.notices if self._guard is not None else ():
            self.tell(notice)
        if self.session.trouble is not None:
            self.refuse(self.session.trouble)
        if settings.theme not in self.available_themes:
            self.refuse(Refusal("unknown_theme", theme=settings.theme))
        if settings.keys:
            self._check_keys(settings.keys)

    def _tell_of_keras(self, state: KerasState) -> None:
        """Called from the Keras thread."""
        self.post_message(KerasChanged(state))

    def on_keras_changed(self, message: KerasChanged) -> None:
        """Keep what the thread says; the screens watch it."""
        self.keras = message.state

    # Keys

    def _check_keys(self, chosen: Mapping[str, str]) -> None:
        """Say which of the learner's own keys belong to nothing; it takes every screen to know."""
        from tui.screens import every_owner_of_keys

        try:
            check_ids(chosen, binding_ids([type(self), *every_owner_of_keys()]))
        except Refusal as refusal:
            self.refuse(refusal)

    def action_lab(self, name: str) -> None:
        """Open a lab; what was open there is still as it was."""
        if self.screen.is_modal:
            return
        self.switch_mode(name)

    def action_leave(self) -> None:
        """Close what lies on top, or go to the course map."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        elif self.current_mode != "home":
            self.switch_mode("home")

    def action_sources(self, fetch: bool = False) -> None:
        """Choose the reviews to work with, or fetch the real ones."""
        from tui.screens.sources import SourcesScreen

        self.push_screen(SourcesScreen(fetch=fetch), self.use_source)

    def action_help(self) -> None:
        """Show what every key does here."""
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_switch_language(self) -> None:
        """The other language, at once and from now on."""
        self.use_language("en" if language.current() == "ko" else "ko")

    def use_language(self, code: str) -> None:
        """Speak a language: every screen that exists is drawn anew."""
        language.use(code)
        self.remember(language=code)
        for stack in self._screen_stacks.values():
            for screen in stack:
                screen.refresh(recompose=True)

    def action_command_palette(self) -> None:
        """Find any command by its name."""
        from tui import palette

        if not palette.Palette.is_open(self):
            self.push_screen(palette.commands())

    def search_themes(self) -> None:
        """Choose the colours."""
        from tui import palette

        self.push_screen(palette.themes())

    async def action_quit(self) -> None:
        """Leave."""
        self.ask_to_leave()

    def action_help_quit(self) -> None:
        """Ctrl+C where there is nothing to copy."""
        self.ask_to_leave()

    def changed_models(self) -> "Mapping[str, Spec]":
        """The models that the learner has changed in their lab, if it was opened."""
        from tui.screens.models.lab import ModelsLab

        for screen in self._screen_stacks.get("models", ()):
            if isinstance(screen, ModelsLab):
                return screen.state.changed
        return {}

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers beside the keys."""
        for each in LABS:
            yield SystemCommand(
                f"{each.number} {_(each.title)}",
                _(each.teaches),
                partial(self.action_lab, each.name),
            )
        yield SystemCommand(
            _("Course map"), _("Where you stand"), partial(self.switch_mode, "home")
        )
        for code, name in language.LANGUAGES.items():
            yield SystemCommand(name, _("Change the language"), partial(self.use_language, code))
        yield SystemCommand(
            _("Choose reviews"), _("Built-in, IMDB, or your own"), self.action_sources
        )
        yield SystemCommand(
            _("Fetch IMDB"), _("50,000 real reviews"), partial(self.action_sources, True)
        )
        yield SystemCommand(_("Theme"), _("Change the colours"), self.action_change_theme)
        yield SystemCommand(_("Help"), _("What every key does here"), self.action_help)
        yield SystemCommand(_("Quit"), _("Leave imdb-tui"), self.action_quit)


def _opened(lab: Lab) -> Screen[Any]:
    """The screen of a lab, imported when it is first opened."""
    return lab.screen()()
