"""Slack, over Socket Mode, as one of Vertti's platforms.

`adapter.SlackPlatform` is the way in. What comes from Slack: `connection` (the SDK's socket, watched over)
-> `receiving` (kept before it is acknowledged) -> `inbound` and `interactions` -> events. What goes to it:
`rendering` -> `outbound` -> `posting` and `replies` -> `api` (one Web API call, errors wrapped). `history`
looks back, `people`, `places` and `threads` find whom and where, `links` are permalinks, `commands` draws the
manifest.
"""
