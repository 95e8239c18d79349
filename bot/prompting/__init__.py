"""Weekly questions: planned by staff in local time, chosen without repeats, posted once, suggested by members.

`prompt` and `schedule` are the nouns; `local_time`, `choosing` and `decide` the pure rules; `posting` follows an
occurrence from its hour to its message; `telling` sends private notes; `schedule_commands` is what staff do,
`suggesting` what members and moderators do; `showing` is how it all looks; `ports` is what is kept.
"""

from bot.prompting.ports import PromptLibrary, Prompts
from bot.prompting.prompting import Prompting

__all__ = ["PromptLibrary", "Prompting", "Prompts"]
