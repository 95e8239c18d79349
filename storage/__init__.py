"""What Vertti remembers and how it finds it: one module per feature, named as in `bot/`.

`engine` opens the database (SQLite or PostgreSQL), `tables` names what is kept, `migrations` brings an older
database up to date, `search` finds knowledge, `starter` is the knowledge Vertti begins with.
"""
