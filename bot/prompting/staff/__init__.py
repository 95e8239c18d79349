"""What staff do: streams, dates, previews."""
