"""What `bot.answering.ports` asks to be kept: knowledge and questions."""

from storage.answering.knowledge import StoredKnowledge
from storage.answering.questions import StoredQuestions

__all__ = ["StoredKnowledge", "StoredQuestions"]
