"""The Read page: related articles open at a click, and one switch hides machine glosses."""

import pytest
from app_helpers import frame, go_to

from analytics.crosslingual import glosses
from analytics.stories import related


@pytest.fixture
def read(app, seeds):
    """Return the app on the German article of the seeds, and its id."""
    german = seeds.documents.loc[seeds.documents["language"] == "de", "doc_id"].item()
    app.query_params["article"] = german
    return go_to(app, "read"), german


def test_a_related_article_lists_what_it_shares_and_opens_at_a_click(read, seeds):
    app, german = read
    nearest = related.related_documents(seeds, german).iloc[0]
    lines = [html.proto.body for html in app.get("html") if 'class="related"' in html.proto.body]

    assert f"Shared names: {nearest['shared_names']}" in lines[0]
    app.button(key=f"related-{nearest['doc_id']}").click().run()

    assert not app.exception
    assert app.query_params["article"] == nearest["doc_id"]


def test_glosses_are_hidden_and_shown_by_their_switch(read, seeds):
    app, german = read
    expected = set(glosses.glosses(seeds.where(doc_id=[german]))["gloss"])

    assert expected <= set(frame(app, "keywords")["gloss"])
    app.toggle(key="glosses").set_value(False).run()

    assert "gloss" not in frame(app, "keywords")


def test_a_second_article_is_shown_beside_the_first_sentence_by_sentence(read, seeds):
    app, _ = read
    blog = seeds.documents.loc[seeds.documents["source"].str.contains("blog"), "doc_id"].item()
    app.selectbox(key="compare_with").set_value(blog).run()

    assert not app.exception
    (grid,) = [html.proto.body for html in app.get("html") if 'class="aligned"' in html.proto.body]
    assert "haben die Regierung der Taliban nicht als legitim anerkannt" in grid
    assert "China is prepared to recognise the Taliban" in grid
    assert "Strenge Sanktionen" not in grid
    assert len(frame(app, "aligned_sentences")) > grid.count("Nearest in meaning") > 0
    app.segmented_control(key="aligned_rows").set_value("all").run()
    (whole,) = [html.proto.body for html in app.get("html") if 'class="aligned"' in html.proto.body]
    assert "Strenge Sanktionen haben die Staatsfinanzen" in whole
