"""Weekly questions: planned by staff in local time, chosen without repeats, posted once, suggested and hosted by members.

`prompt` and `schedule` are the nouns. The rooms: `calendar` (clocks and dates), `choosing` (which question), `deciding`
(post, wait or skip), `posting` (from the hour to the message), `polls` (votes), `hosting` (a member asks it),
`suggesting` (members' questions), `telling` (private notes) and `staff` (their commands). `showing` is how it all
looks; `ports` is what is kept.
"""

from bot.prompting.ports import PromptLibrary, Prompts
from bot.prompting.prompting import Prompting

__all__ = ["PromptLibrary", "Prompting", "Prompts"]
