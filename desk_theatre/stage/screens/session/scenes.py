"""
Which screen belongs to which scene.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_theatre.show.ports import SessionPort
    from desk_theatre.stage.screens.session.scene import SceneScreen


def screen_for(show: SessionPort) -> SceneScreen | None:
    """
    The screen of the scene that is on; `None` where that is the stage itself.
    """
    match show.view.board().scene:
        case "briefing":
            from desk_theatre.stage.screens.session.briefing import BriefingScreen

            return BriefingScreen(show)
        case "curtain":
            from desk_theatre.stage.screens.session.figures_reveal import FiguresRevealScreen

            return FiguresRevealScreen(show)
        case "reflection":
            from desk_theatre.stage.screens.session.reflection import ReflectionScreen

            return ReflectionScreen(show)
        case "finale":
            from desk_theatre.stage.screens.session.finale import FinaleScreen

            return FinaleScreen(show)
        case _:
            return None
