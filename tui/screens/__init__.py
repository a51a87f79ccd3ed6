"""One screen for each lab, and the ones around them."""


def every_owner_of_keys() -> list[type]:
    """Every screen and widget that declares bindings, for the check of the learner's own keys."""
    from tui.labs import LABS
    from tui.screens.ask import AskScreen
    from tui.screens.choose import ChooseScreen
    from tui.screens.help import HelpScreen
    from tui.screens.home import HomeScreen
    from tui.screens.lab import LabScreen
    from tui.screens.leave import LeaveScreen
    from tui.screens.models.script import ScriptText
    from tui.screens.save import SaveScreen
    from tui.screens.score.ask import VerdictView
    from tui.screens.score.ask_prompt import ReviewPrompt
    from tui.screens.score.compare import SideBySideView
    from tui.screens.score.history import PastView
    from tui.screens.score.inside import InsideView
    from tui.screens.score.inside_added import AddedPane
    from tui.screens.score.microscope import Microscope
    from tui.screens.sources import SourcesScreen
    from tui.screens.steps.filter_view import FilterView
    from tui.screens.steps.recurrence import RecurrenceView
    from tui.screens.steps.skipgram import SkipgramView
    from tui.screens.steps.window_view import WindowView
    from tui.screens.train.apart import DetachingLab
    from tui.screens.train.plan import PlanView
    from tui.screens.train.runs import RunsView
    from tui.screens.vision.choosing import ChoosingView
    from tui.screens.vision.draw import DrawView
    from tui.screens.vision.exciting import ExcitingView
    from tui.screens.vision.kernels import KernelsView
    from tui.screens.vision.layers import LayersView
    from tui.screens.vision.looks import LooksLab
    from tui.screens.vision.view import VisionView
    from tui.screens.words.ask import AskView
    from tui.screens.words.ask_prompt import Prompt
    from tui.screens.words.compare import CompareView
    from tui.screens.words.grows import GrowsView
    from tui.screens.words.map import MapView
    from tui.screens.words.strips import StripsView
    from tui.screens.words.strips_rows import RowsPart
    from tui.screens.words.table_lookup import LookupPart
    from tui.screens.words.training import TrainingView
    from widgets.bars import Bars
    from widgets.canvas import Canvas
    from widgets.colour_strip import ColourStrips
    from widgets.figure_table import FigureTable
    from widgets.histogram import Histogram
    from widgets.knobs import KnobBar
    from widgets.number_grid import NumberGrid
    from widgets.pixel_map import PixelMaps
    from widgets.pixel_zoom import PixelZoom
    from widgets.scatter import Scatter
    from widgets.token_strip import TokenStrip
    from widgets.virtual_list import VirtualList

    owners: list[type] = [HelpScreen, HomeScreen, LabScreen, SaveScreen, SourcesScreen]
    owners += [lab.screen() for lab in LABS]
    owners += [Bars, FigureTable, Histogram, KnobBar, NumberGrid, TokenStrip, VirtualList]
    owners += [FilterView, PlanView, RunsView, RecurrenceView, ScriptText, SkipgramView, WindowView]
    owners += [AskScreen, ChooseScreen, DetachingLab, LeaveScreen]
    owners += [PastView, ReviewPrompt, VerdictView]
    owners += [AddedPane, InsideView, Microscope, SideBySideView]
    owners += [AskView, Prompt]
    owners += [ChoosingView, LayersView, LooksLab, VisionView]
    owners += [ExcitingView, KernelsView]
    owners += [Canvas, DrawView, PixelMaps, PixelZoom]
    owners += [GrowsView, MapView, Scatter, TrainingView]
    owners += [ColourStrips, CompareView, LookupPart, RowsPart, StripsView]
    return owners
