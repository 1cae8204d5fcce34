"""A click on a mark gives one line, evidence, chips or a comparison; saved selections; the link."""

import pytest
from app_helpers import ARABIYA, BLOG, HOSTILE, frame, go_to, left, set_filter, view

from analytics.curation import curation
from analytics.evidence import citation, evidence


def mark_lines(app):
    return [line.value for line in app.main.markdown if "documents" in line.value or line.value.startswith("A:")]


def marked(app, line):
    app.session_state["mark"] = line
    app.run()
    assert not app.exception


KABUL = f"Kabul in Al Arabiya: entity=Kabul; source={ARABIYA}"


def test_a_mark_is_named_on_every_page(app):
    go_to(app, "overview")
    marked(app, KABUL)

    for page in ("overview", "keywords", "topics", "entities", "sources", "read"):
        assert mark_lines(go_to(app, page)) == ["**Kabul in Al Arabiya** · 1 of 3 documents"]
    assert app.query_params["mark"] in (KABUL, [KABUL])


def test_keep_only_these_turns_the_mark_into_chips(app):
    go_to(app, "overview")
    marked(app, KABUL)

    app.button(key="mark-keep").click().run()

    assert left(app) == "1 of 3 documents"
    assert (app.multiselect(key="source").value, app.multiselect(key="entity").value) == ([ARABIYA], ["Kabul"])
    assert mark_lines(app) == []


def test_names_together_become_one_chip(app, seeds):
    go_to(app, "entities")
    marked(app, "Both: together=Kabul; together=Russia")

    app.button(key="mark-keep").click().run()

    n = len(seeds.where(together=["Kabul", "Russia"]))
    assert left(app) == f"{n} of 3 documents"
    assert {"chip-together-Kabul", "chip-together-Russia"} <= {chip.key for chip in app.main.button}


def test_a_selected_source_shows_the_beginnings_of_its_documents(app, seeds):
    go_to(app, "overview")
    marked(app, f"Al Arabiya: source={ARABIYA}")

    (html,) = [part.value for part in app.main.get("html") if 'class="evidence"' in part.value]
    assert evidence.openings(seeds.where(source=[ARABIYA]))["text"].iloc[0][:20] in html


def test_the_evidence_of_coverage_follows_the_selection_and_changes_it(app):
    go_to(app, "sources")
    marked(app, "Kabul: entity=Kabul")
    assert app.selectbox(key="facet_shown").value == "Kabul"

    app.selectbox(key="facet_shown").set_value("Qaem").run()

    assert [line.split(" · ")[0] for line in mark_lines(app)] == ["**Qaem**"]
    assert app.session_state["mark"] == "Qaem: entity=Qaem"


def test_a_choice_in_a_list_alone_selects_nothing(app):
    go_to(app, "sources")

    app.selectbox(key="facet_shown").set_value("Qaem").run()

    assert mark_lines(app) == []


def test_two_selections_are_compared_in_the_address_and_on_the_pages(app):
    go_to(app, "overview")
    marked(app, f"Al Arabiya: source={ARABIYA}")
    app.button(key="mark-a").click().run()
    assert mark_lines(app)[0] == "A: **Al Arabiya** (1) against the rest"

    marked(app, f"Blog: source={BLOG}")
    app.button(key="mark-b").click().run()
    assert mark_lines(app)[0] == "A: **Al Arabiya** (1) against B: **Blog** (1)"
    app.button(key="compare-swap").click().run()
    assert mark_lines(app)[0] == "A: **Blog** (1) against B: **Al Arabiya** (1)"

    view(go_to(app, "keywords"), "keywords_view", "compare")
    assert app.selectbox(key="keyness_by").value == "selection"
    assert app.multiselect(key="groups_selection").value == ["Blog", "Al Arabiya"]
    app.button(key="compare-end").click().run()
    assert "a" not in app.query_params


def test_a_saved_selection_is_a_row_of_the_curation_file_and_changes_no_number(app):
    set_filter(go_to(app, "overview"), "source", [ARABIYA])
    app.sidebar.text_input(key="selection_name").set_value(HOSTILE[0]).run()
    next(one for one in app.sidebar.button if one.label == "Save and reset the filters").click().run()

    assert not app.exception
    assert len(frame(app, "documents")) == 3
    app.sidebar.button(key=f"use-{HOSTILE[0]}").click().run()
    assert left(app) == "1 of 3 documents"
    go_to(app, "corpus")
    (table,) = [one.value for one in app.dataframe if one.proto.alt == "Table corrections, 1 rows"]
    assert list(curation.saved_selections(table).values()) == [f"{HOSTILE[0]}: source={ARABIYA}"]
    assert next(one for one in app.main.button if one.label == "Apply to all numbers").disabled
    app.sidebar.button(key=f"drop-{HOSTILE[0]}").click().run()
    assert not app.query_params.get("selection")


def test_the_link_names_the_filters_and_the_selection(app):
    set_filter(go_to(app, "overview"), "source", [ARABIYA])
    marked(app, "Kabul: entity=Kabul")

    (link,) = [code.value for code in app.code if "mark=" in code.value]

    assert "source=Al+Arabiya+English" in link
    assert "mark=Kabul%3A+entity%3DKabul" in link


def test_a_sentence_has_its_citation_and_its_neighbours(app, seeds):
    go_to(app, "entities")
    app.selectbox(key="name_with").set_value("").run()
    hits = evidence.evidence(seeds, entities=(app.selectbox(key="name_shown").value,))

    assert citation.citations(seeds, hits.head(1))[0] in [code.value for code in app.code]
    before = [part.value for part in app.main.get("html") if 'class="beside"' in part.value]
    app.toggle(key="names-around").set_value(True).run()
    after = [part.value for part in app.main.get("html") if 'class="beside"' in part.value]
    assert (len(before), bool(after)) == (0, True)


def test_the_evidence_opens_the_article_at_its_place(app, seeds):
    hit = evidence.evidence(seeds, entities=("Kabul",)).iloc[0]
    app.query_params["article"] = hit["doc_id"]
    app.query_params["at"] = f"{hit['doc_id']}:{hit['start']}-{hit['end']}"
    go_to(app, "read")

    (html,) = [part.value for part in app.main.get("html") if 'class="article"' in part.value]
    assert "asked" in html


def test_a_mark_of_an_old_link_is_dropped_with_a_note(app):
    app.query_params["mark"] = "Kabul in Reuter: entity=Kabul; source=Reuter"
    app.run()

    assert not app.exception
    assert not app.error
    assert mark_lines(app) == []
    assert "does not have source Reuter\\, so" in app.warning[0].value


def test_a_saved_selection_of_another_corpus_is_disabled_with_the_reason(start_app):
    app = start_app()
    app.query_params["selection"] = ["West: source=BBC; source=Reuters", f"Gulf: source={ARABIYA}"]
    go_to(app, "keywords")

    west, gulf = (app.sidebar.button(key=f"use-{name}") for name in ("West", "Gulf"))
    assert (west.disabled, gulf.disabled) == (True, False)
    assert "This corpus does not have source BBC and source Reuters" in west.help
    for name in ("West", "Gulf"):  # the shelf of corrections is one for all tests
        app.sidebar.button(key=f"drop-{name}").click().run()
    assert not app.exception


@pytest.mark.parametrize("address", ["nonsense", "x: date=foo", "x: outlet=a"])
def test_an_address_with_an_invalid_mark_opens_the_page_without_it(app, address):
    app.query_params["mark"] = address
    app.run()

    assert not app.exception
    assert not app.error
    assert mark_lines(app) == []
