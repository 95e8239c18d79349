poll-closed = Omröstningen är avslutad.
