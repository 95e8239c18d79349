"""The local page: a whole platform on 127.0.0.1, for trying Vertti before installing anything.

Read in this order: `people`, `room` (what the page remembers), `inbound` (what people do becomes events),
`outbox` (events reach the core, once kept), `outbound` (what Vertti says), `adapter`; then the page itself:
`server`, `guard`, `actions`, `pages`, `rendering`, `live`.

What the page remembers is what a platform remembers: messages and reactions. It is kept in `local.db`,
apart from what Vertti remembers about them.
"""
