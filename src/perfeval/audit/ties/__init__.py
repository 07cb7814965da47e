"""What must agree between printed figures, form by form."""
