"""An occurrence from its hour to its message, and what happens to the message afterwards."""
