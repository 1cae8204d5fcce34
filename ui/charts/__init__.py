"""Table -> Plotly figure, without Streamlit. Imports ui.text."""
