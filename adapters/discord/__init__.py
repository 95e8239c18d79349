"""Discord, over its gateway, as one of Vertti's platforms.

`adapter.DiscordPlatform` is the way in. What comes from Discord: `connection` (the SDK's client) ->
`inbound` and `interactions` -> events. What goes to it: `rendering` -> `outbound` -> `posting` and
`replies` -> `api` (one REST call, errors wrapped). `whereabouts` knows which channel a thread hangs under,
`history` looks back, `people` and `places` find whom and where, `commands` draws the app commands.

`import discord` is the SDK; this package is always imported as `adapters.discord`.
"""
