"""Finding the entry that answers a question: the knowledge index and the language of a short text."""

import os

# Questions are ranked side by side, each on one core: numpy's own threads would wait for one another. It has to be said
# before numpy is loaded for the first time; whoever sets it outside is obeyed.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
