"""The command line: the same commands as words, asking in batches, bringing knowledge in and out."""
