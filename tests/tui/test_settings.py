"""The settings file belongs to the learner."""

from pathlib import Path

import pytest

from engine.why import Refusal
from tui.settings import Settings, load, save


def test_without_a_file_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.toml") == Settings()


def test_a_change_keeps_comments_and_other_lines(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        '# mine\ntheme = "nord"  # calm\n\n[keys]\n"app.quit" = "ctrl+x"\n', encoding="utf-8"
    )
    save(path, language="ko")
    text = path.read_text(encoding="utf-8")
    assert "# mine" in text and "# calm" in text
    assert load(path) == Settings(language="ko", theme="nord", keys={"app.quit": "ctrl+x"})


@pytest.mark.parametrize(
    "text",
    [
        "theme = ",
        "theme = 3",
        'language = "xx"',
        "unknown = 1",
        "keys = 3",
        "[keys]\na = 1",
        "\xff",
    ],
)
def test_a_bad_file_is_refused_and_never_overwritten(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(Refusal):
        load(path)
    with pytest.raises(Refusal):
        save(path, theme="nord")
    assert path.read_bytes() == text.encode("latin-1")
