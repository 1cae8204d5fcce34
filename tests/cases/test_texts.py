"""Cases 22 to 25, 28, 31, 54 and 68: what is found in the texts of small files of many kinds."""

import io

import networkx as nx
from reading_helpers import clean_document

from analytics.export import graph
from analytics.reading.formats import files

from .helpers import built, case, rows


def names(number, kind):
    return {surface for surface, its_kind in rows(built(number), "mentions", "surface", "kind") if its_kind == kind}


def keywords(number):
    return {keyword for (keyword,) in rows(built(number), "corpus_keywords", "keyword")}


def test_quotations_in_the_marks_of_many_languages_have_their_speakers():
    speakers = {(speaker, text) for speaker, text in rows(built("22"), "quotes", "speaker", "text")}

    assert {
        ("Ralf Oduya", "Das Dach kostet mehr als ein neues Terminal"),
        ("Isla Pennock", "Er hat mir gesagt: ‚Wir haben kein Geld‘, und dann kauft er einen Dienstwagen."),
        ("der Fischer Beat Zgraggen", "Wir bleiben"),
        ("Ralf Oduya", "We don't have the money, and the town's patience is gone."),
        ("Isla Pennock", "This is the end of the quay as our fathers knew it."),
        ("Isla Pennock", "We won't leave the fishermen's quay."),
        ("Ines Tallard", "So we build, and we build in June."),
        ("Ramiro Abascal", "El techo costaría más que una terminal nueva"),
        ("Juana Rustán", "No nos iremos"),
        ("Rémi Aubrac", "Le toit coûterait plus cher qu'un terminal neuf"),
        ("Jeanne Roustan", "Nous ne partirons pas"),
        ("市长王建国", "修屋顶比新码头还贵。"),
    } <= speakers


def test_names_with_particles_and_hyphens_are_whole_in_any_case_of_letters():
    people = names("23", "person")

    assert {"Moon Jae-in", "Robin van Persie", "Charles de Gaulle", "Siobhan O'Brien"} <= people
    assert {"BARACK OBAMA", "ANGELA MERKEL"} <= people
    assert {"BERLIN", "PARIS", "SYRIA"} <= names("23", "place")
    assert {"Moon Jae", "Clinton spoke", "Vincent van"}.isdisjoint(people)


def test_forms_of_a_word_in_turkish_greek_and_arabic_are_one_keyword():
    assert {"COVID-19", "G7", "F-16", "Corona-Maßnahmen", "ışık", "κυβέρνηση", "الحكومة"} <= keywords("24")
    assert {"IŞIK", "ΚΥΒΕΡΝΗΣΗ", "الحكومـــة", "الحُكُومة", "είναι", "ότι"}.isdisjoint(keywords("24"))


def test_copies_tables_and_single_words_spoil_no_topic():
    corpus = built("25")
    topic = dict(rows(corpus, "topic_members", "doc_id", "topic"))
    titled = dict(rows(corpus, "documents", "title", "doc_id"))
    problems = [problem for (problem,) in rows(corpus, "issues", "problem")]

    assert len({topic[titled[f"Copy {n}"]] for n in range(9)}) == 1
    assert {topic[titled[f"Table {n}"]] for n in range(5)} == {"t00"}
    assert problems.count("no words in this text") == 5


def test_control_characters_make_no_second_name_and_no_broken_export():
    corpus = built("28")
    network = graph.gexf(corpus.table("entities"), corpus.table("entity_pairs"))

    assert {"Anna Schmidt", "Peter Kowalski"} <= names("28", "person")
    assert not [name for (name,) in rows(corpus, "mentions", "surface") if not name.isprintable()]
    assert "Anna Schmidt" in {node["label"] for _, node in nx.read_gexf(io.BytesIO(network)).nodes(data=True)}


def test_a_live_blog_keeps_its_posts_and_an_interview_its_answers():
    texts = {raw.file: clean_document(raw).text for raw in files.load([case("31")]).documents}

    assert "Soldiers have reached the school on Mill Lane" in texts["liveblog.html"]
    assert "thousand homes" in texts["liveblog.html"]
    assert "Ines Tallard has run Northport" in texts["interview.html"]
    assert texts["ranking.html"].count("| Harbour |") == 1


def test_marks_of_direction_change_nothing_and_latin_names_are_found_between_other_letters():
    surfaces = {
        file: {surface for doc_id, surface in rows(built("54"), "mentions", "doc_id", "surface") if doc_id == its_id}
        for file, its_id in rows(built("54"), "documents", "file", "doc_id")
    }

    assert surfaces["with-controls.txt"] == surfaces["without-controls.txt"]
    assert {"Ocean Salvage Ltd", "Reuters"} <= surfaces["with-controls.txt"]
    assert any("Hebrew" in problem for (problem,) in rows(built("54"), "issues", "problem"))


def test_a_possessive_in_small_letters_ends_no_build():
    assert len(built("68")) == 2
    assert all(surface.strip() for (surface,) in rows(built("68"), "mentions", "surface"))
