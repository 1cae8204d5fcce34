"""What a build tells about sources: addresses that hide the outlet, and names that several outlets have."""

from analytics.build import build, rebuild

TEXT = "The harbour board of {place} voted on Monday to close the old ferry dock for two years, said Maud Ellery."
HEADER = "title,source,url,text\n"


def row(number, source="", url=""):
    return f'Report {number},{source},{url},"{TEXT.format(place=f"Port {number}")}"\n'


def built(tmp_path, **files):
    for name, lines in files.items():
        (tmp_path / f"{name}.csv").write_text(HEADER + "".join(lines), encoding="utf-8")
    return build.build_paths([tmp_path], workers=0)


def issues(corpus):
    table = corpus.stored("issues")
    return [*zip(table["file"], table["problem"], table["detail"], strict=True)]


def test_hidden_outlets_are_one_issue_for_each_file_and_none_where_the_source_is_given(tmp_path):
    short = [row(number, url=f"https://t.co/{number}") for number in (1, 2)]
    corpus = built(tmp_path, a=[*short, row(3, "CNN", "https://t.co/3")], b=[row(4, source="news.google.com")])

    assert [issue[:2] for issue in issues(corpus)] == [
        ("a.csv", "addresses that hide the outlet: 2 (first: https://t.co/1)"),
        ("b.csv", 'addresses that hide the outlet: 1 (first: column source: "news.google.com")'),
    ]
    assert sorted(corpus.documents["source"]) == ["CNN", "unknown source", "unknown source", "unknown source"]


def test_a_name_of_two_outlets_is_told_with_the_row_that_joins_them(tmp_path):
    hosts = ("heraldscotland.com", "heraldscotland.com", "herald.co.zw")
    corpus = built(tmp_path, a=[row(at, "The Herald", f"https://{host}/{at}") for at, host in enumerate(hosts)])

    ((_, problem, detail),) = issues(corpus)
    assert problem == "1 name of several outlets: The Herald and The Herald (herald.co.zw)"
    assert detail.endswith("a row of curation.csv: source,The Herald (herald.co.zw),merge,The Herald")
    (tmp_path / "curation.csv").write_text(f"what,key,change,value\n{detail.rpartition(': ')[2]}\n", encoding="utf-8")
    assert set(build.build_paths([tmp_path], workers=0).documents["source"]) == {"The Herald"}


def test_a_correction_of_sources_gives_the_corpus_of_a_new_build_and_can_be_undone(tmp_path):
    lines = [row(1, "Fox News"), row(2, "fox news"), row(3, "Fox Online News", "https://foxnews.com/a")]
    corpus = built(tmp_path, a=lines)
    (tmp_path / "curation.csv").write_text(
        "what,key,change,value\nsource,Fox Online News,merge,Fox News\n", encoding="utf-8"
    )
    again = build.build_paths([tmp_path], workers=0)

    corrected = rebuild.correct(corpus, again.stored("corrections"), workers=0)

    assert again.documents["source"].tolist() == ["Fox News"] * 3
    assert corrected.key == again.key
    undone = rebuild.correct(corrected, corpus.stored("corrections"), workers=0)
    assert undone.key == corpus.key
    assert sorted(undone.documents["source"]) == ["Fox News", "Fox News", "Fox Online News"]


def test_another_outlet_in_the_page_is_kept_with_its_origin(tmp_path):
    site = '<meta property="og:site_name" content="The Lantern">'
    text = "".join(f"<p>{TEXT.format(place=place)}</p>" for place in ("Northport", "Saltmarsh", "Westmark"))
    (tmp_path / "a.html").write_text(
        f"<html><head><title>Dock</title>{site}</head><body><article><h1>Dock</h1>{text}</article></body></html>"
    )
    (tmp_path / "metadata.csv").write_text("file,source\na.html,Northport Herald\n")

    corpus = build.build_paths([tmp_path], workers=0)

    (document,) = corpus.documents.itertuples()
    assert document.source == "Northport Herald"
    assert document.source_origin == 'sidecar metadata.csv; page metadata: "The Lantern"'
