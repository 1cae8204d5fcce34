"""Files beside articles that hold none are told in one row for their folder; no part of a saved page is an article."""

from reading_helpers import problems, texts, zipped

from analytics.reading.formats.files import load_uploads

PAGE = "<html><body><article><p>The harbour board voted on Monday to close the dock.</p></article></body></html>"


def test_the_pictures_of_a_chat_are_one_row_with_their_number():
    members = {f"IMG-{n}.jpg": b"\xff\xd8" for n in range(30)} | {"PTT-1.opus": b"Ogg", "a.txt": b"Words of a text."}
    loaded = load_uploads([("chat.zip", zipped(members))])

    assert list(texts(loaded)) == ["chat.zip/a.txt"]
    assert problems(loaded) == {
        "chat.zip": "31 pictures, sounds or other files without text (first: chat.zip/IMG-0.jpg)"
    }


def test_the_folder_of_a_saved_page_holds_no_articles():
    members = {
        "s/Dock.html": PAGE,
        "s/Dock_files/frame.html": PAGE,
        "s/Dock_files/x/app.js": "1",
        "s/Dock_files/a.css": "",
    }
    loaded = load_uploads([("saved.zip", zipped(members))])

    assert list(texts(loaded)) == ["saved.zip/s/Dock.html"]
    assert problems(loaded) == {"saved.zip/s/Dock_files": "parts of a saved page: 3"}


def test_a_folder_named_files_without_its_page_is_read():
    loaded = load_uploads([("saved.zip", zipped({"press_files/a.html": PAGE}))])

    assert list(texts(loaded)) == ["saved.zip/press_files/a.html"]


def test_one_picture_is_named():
    assert problems(load_uploads([("a.png", b"x")])) == {"a.png": "a picture, sound or other file without text"}
