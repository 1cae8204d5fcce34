"""Each question of the page Ask opens a page, and a view, that exist."""

from __future__ import annotations

import pytest
from app_helpers import ROOT

from ui.ask.questions import GROUPS

QUESTIONS = [question for questions in GROUPS.values() for question in questions]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.words)
def test_a_question_opens_a_view_that_its_page_offers(question):
    parts = [ROOT / "ui" / "pages" / f"{question.page}.py", *(ROOT / "ui" / question.page).glob("*.py")]
    page = "\n".join(part.read_text(encoding="utf-8") for part in parts)

    for key, label in question.view.items():
        assert f'key="{key}"' in page
        assert f'"{label}"' in page
