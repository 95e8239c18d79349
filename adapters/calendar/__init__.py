"""Public holidays, from the library `holidays`."""
