"""Parts that several pages share. Imports selection and charts."""
