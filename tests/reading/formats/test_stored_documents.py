import errno

import pytest

from analytics.reading.formats import stored_documents
from analytics.reading.formats.files import load_uploads
from analytics.reading.raw import RawDocument

DOCUMENTS = [
    RawDocument(f"{i}.txt", f"“Kabul” 喀布尔 {i}\n😀", html=bool(i % 2), title="T", origins={"title": "column t"})
    for i in range(20)
]


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(stored_documents, "MOST_CHARACTERS", 50)


def collected(documents):
    collector = stored_documents.Collector()
    for document in documents:
        collector.add(document)
    return collector.documents()


def test_documents_in_a_file_are_read_as_they_were_in_any_order():
    stored = collected(DOCUMENTS)

    assert isinstance(stored, stored_documents.StoredDocuments)
    assert len(stored) == 20
    assert list(stored) == DOCUMENTS
    assert [stored[at] for at in (3, 0, -1)] == [DOCUMENTS[at] for at in (3, 0, -1)]
    assert stored[5:9] == DOCUMENTS[5:9]
    with pytest.raises(IndexError):
        stored[20]


def test_few_documents_stay_in_the_memory():
    assert collected(DOCUMENTS[:2]) == DOCUMENTS[:2]
    assert collected([]) == []


def test_on_a_full_disk_documents_stay_in_the_memory(monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    collector = stored_documents.Collector()
    for document in DOCUMENTS[:10]:
        collector.add(document)
    monkeypatch.setattr(stored_documents.StoredDocuments, "extend", full)
    for document in DOCUMENTS[10:]:
        collector.add(document)

    assert collector.documents() == DOCUMENTS


def test_the_documents_of_a_large_upload_are_in_a_file():
    table = "text\n" + "\n".join(f"Words of article {i}." for i in range(30))

    documents = load_uploads([("a.csv", table.encode())]).documents

    assert isinstance(documents, stored_documents.StoredDocuments)
    assert [document.text for document in documents] == [f"Words of article {i}." for i in range(30)]
