"""The dashboard in the browser. Streamlit is used only here and in app.py."""
