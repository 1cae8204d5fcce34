"""An upload is shown as it will be read: the user chooses the meaning of columns, and where a text is split."""

from app_helpers import button, frame, go_to

from ui.text import plain

ROWS = "Kopf,Blatt,Fliesstext\nBotschaft bleibt,Der Bote,Die Botschaft in Kabul bleibt geöffnet.\n"
BODY = "Der Rat der Stadt hat über den Hafen gesprochen und wenig beschlossen. " * 6
STORIES = "\n".join(f"Titel: Bericht {at}\n\n{BODY}" for at in range(1, 4))


def test_columns_and_the_beginning_of_an_article_are_chosen_by_hand_previewed_and_read(app):
    go_to(app, "corpus")
    uploader = app.file_uploader(key="upload-files")
    uploader.upload("rows.csv", ROWS.encode()).upload("stories.txt", STORIES.encode())
    app.run()
    assert plain("rows.csv: no column with the texts was found. Choose it below.") in [
        caption.value for caption in app.caption
    ]
    assert "Kopf: Botschaft bleibt" in app.selectbox(key="column-text").options

    for field, column in (("text", "Fliesstext"), ("title", "Kopf"), ("source", "Blatt")):
        app.selectbox(key=f"column-{field}").set_value(column)
    app.selectbox(key="split_kind").set_value("start").run()
    assert frame(app, "first_rows")[["Title", "Source"]].iloc[0].tolist() == ["Botschaft bleibt", "Der Bote"]
    assert app.text_input(key="split_start-Titel:").value == "Titel:"
    assert [text[:16] for text in frame(app, "split_texts")["Begins"]] == [f"Titel: Bericht {at}" for at in (1, 2, 3)]
    button(app, "Read these files").click().run()

    assert not app.exception
    assert app.sidebar.caption[0].value.startswith("4 documents from 2 sources in German")
    assert app.sidebar.multiselect(key="source").options == ["unknown source", "Der Bote"]
    files = frame(app, "files")[["file", "n_docs"]]
    assert [*files.itertuples(index=False, name=None)] == [("rows.csv", 1), ("stories.txt", 3)]
    button(app, "Back to the first corpus").click().run()
