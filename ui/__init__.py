"""What the browser shows. Streamlit lives here and in app.py only."""
