poll-closed = Äänestys on päättynyt.
