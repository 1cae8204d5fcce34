"""A table with unknown column names: the user chooses their meaning."""

from app_helpers import button, go_to

from ui.text import plain

ROWS = "Kopf,Blatt,Fliesstext\nBotschaft bleibt,Der Bote,Die Botschaft in Kabul bleibt geöffnet.\n"


def test_columns_are_chosen_by_hand_and_read(app):
    go_to(app, "corpus")
    app.file_uploader(key="upload-files").upload("rows.csv", ROWS.encode())
    app.run()
    assert plain("rows.csv: no column of texts was found by its name. Say which it is.") in [
        caption.value for caption in app.caption
    ]
    assert "Kopf: Botschaft bleibt" in app.selectbox(key="column-text").options

    for field, column in (("text", "Fliesstext"), ("title", "Kopf"), ("source", "Blatt")):
        app.selectbox(key=f"column-{field}").set_value(column)
    app.run()
    button(app, "Read these files").click().run()

    assert not app.exception
    assert app.sidebar.caption[0].value.startswith("1 document from 1 source in German")
    assert app.sidebar.multiselect(key="source").options == ["Der Bote"]
    go_to(app, "corpus")
    button(app, "Back to the first corpus").click().run()
